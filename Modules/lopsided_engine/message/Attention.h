#pragma once

#include <functional>
#include <mutex>
#include <utility>

namespace lopsided
{

/** How any part of the engine asks the reclaim timer to come soon, also parts that outlive the engine.
    Thread: any but an audio thread. Realtime: may block. */
class Attention
{
public:
    /** The function is called under a lock: it only starts a timer. */
    void connect (std::function<void()> function)
    {
        const std::lock_guard hold { mutex };
        wake = std::move (function);
    }

    /** When it returns, the function is not running and is not called again. */
    void disconnect() { connect ({}); }

    void request()
    {
        const std::lock_guard hold { mutex };

        if (wake)
            wake();
    }

private:
    std::mutex mutex;
    std::function<void()> wake;
};

} // namespace lopsided
