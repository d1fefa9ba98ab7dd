#pragma once

#include <functional>

namespace lopsided
{

/** Runs a function as an audio thread would: on a thread of its own, prepared for the real-time trap and warm.

    Thread: the message thread, whose messages go on being dispatched meanwhile: plugins send themselves some.
    Realtime: blocks until the function has ended.
    Errors: rethrows what the function throws.
*/
class AudioThread
{
public:
    enum class Denormals
    {
        off, /**< the processor treats them as zero, as on every thread of ours that renders */
        on
    };

    static void run (const std::function<void()>& function, Denormals denormals = Denormals::off);
};

} // namespace lopsided
