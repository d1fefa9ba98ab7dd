#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lopsided
{

class NodeCallObserver;

/** Stands around the host's audio callback and watches what the callback does.

    The host calls enter and leave around each block and hands nodeCallObserver() to the graph, so that calls into hosted
    plugins can be told from our own code. The ordinary program watches nothing (UnmeasuredGuard); a program built for
    tests may supply a guard that measures.
*/
class CallbackGuard
{
public:
    virtual ~CallbackGuard() = default;

    // [audio thread]
    /** Thread: audio. Realtime: wait-free, except that the first call on a thread may make preparations. */
    virtual void enter() noexcept = 0;

    /** Thread: audio. Realtime: wait-free. */
    virtual void leave() noexcept = 0;

    // [message thread]
    /** The bracket around each call into a node's processor, or null where none is wanted. Lives as long as the guard. */
    virtual NodeCallObserver* nodeCallObserver() noexcept = 0;

    /** How many offences against the rules of the audio thread were seen; empty where they are not measured.

        Thread: message, after the device has stopped.
    */
    virtual std::optional<std::uint64_t> offences() const = 0;

    /** One entry an offence that was kept, each with its backtrace, ready to be printed. Same thread as offences(). */
    virtual std::vector<std::string> describeOffences() const = 0;

    /** Which offences this machine does not show, and why; empty where it shows all. Same thread as offences(). */
    virtual std::string limitation() const = 0;
};

} // namespace lopsided
