#pragma once

#include "Offence.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lopsided::trap
{
/** The first offences of all threads of the process, and the count of them all.

    Bounded: once full, further offences are counted and not kept, because the first ones tell the most.
*/
class OffenceLog
{
public:
    static constexpr std::size_t capacity = 256;

    /** The one log of this process. Constant-initialised, so it works before main. */
    static OffenceLog& instance() noexcept;

    /** Thread: any. Realtime: wait-free. */
    void add (const Offence& offence) noexcept;

    /** How many offences there were since the start or the last clear().
        Thread: any. Realtime: wait-free. */
    std::uint64_t count() const noexcept;

    /** Copies what was kept, in the order in which it was noted.
        Thread: any but a real-time one; others may go on noting offences meanwhile. Realtime: allocates. */
    std::vector<Offence> offences() const;

    /** Forgets everything. Thread: any, while no thread is inside a RealtimeScope. */
    void clear() noexcept;

private:
    struct Entry
    {
        std::atomic<bool> isComplete { false };
        Offence offence;
    };

    // [shared]
    std::atomic<std::uint64_t> numNoted { 0 };
    std::array<Entry, capacity> entries {};
};
} // namespace lopsided::trap
