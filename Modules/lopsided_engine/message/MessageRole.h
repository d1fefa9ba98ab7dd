#pragma once

#include <functional>

namespace lopsided
{

/** The message thread's role: where plugins are created, prepared and destroyed, and listeners are told.

    Which thread has it may change while a plugin host runs, so it is asked for, never stored. Where no MessageManager
    exists (a command line without a message loop), every thread that is not an audio thread has it.

    Thread: any but an audio thread (asking takes a lock inside JUCE). Realtime: may block.
*/
class MessageRole
{
public:
    MessageRole() = delete;

    /** Whether the calling thread has the role. A thread that merely holds the MessageManagerLock has not: JUCE's own
        plugin formats would wait for the message thread, which waits for that lock. */
    static bool isHere();

    /** Posts to the message thread. @returns false, and drops the function, where no message would ever arrive. */
    static bool post (std::function<void()> function);

    /** Runs a function in the role and waits for it: here, if the role is here or the MessageManager is locked by this
        thread; otherwise on the message thread. A message thread that is busy with another such function is waited for. One that
        does not begin within a second is taken to be waiting for the caller, which then has the role itself until the message
        thread dispatches again. Errors: what the function throws. */
    static void run (std::function<void()> function);
};

} // namespace lopsided
