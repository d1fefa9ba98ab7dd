#pragma once

#include "ThreadTime.h"

namespace lopsided
{

/** How long the calling thread may go on: processor time, and four times as much of the clock's for a plugin that waits.

    Thread: the one that made it. Realtime: asking it makes a system call.
*/
class Budget
{
public:
    explicit Budget (double seconds) noexcept
        : micros (1.0e6 * seconds)
    {}

    [[nodiscard]] bool isSpent() const noexcept
    {
        constexpr double patience = 4.0;
        const auto used = ThreadTime::now().since (start);
        return used.processor > micros || used.clock > patience * micros;
    }

private:
    const double micros;
    const ThreadTime start = ThreadTime::now();
};

} // namespace lopsided
