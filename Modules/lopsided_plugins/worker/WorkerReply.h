#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** What came of a request to a worker. Thread: any, a value. Realtime: allocates. Cost: some strings at most. */
struct WorkerReply
{
    enum class Outcome
    {
        answered,    /**< `answer` holds it; the worker lives */
        refused,     /**< the task said why it cannot be done; the worker lives */
        crashed,     /**< a signal ended the worker: `code` is its number */
        exited,      /**< the worker ended itself without an answer: `code` is its exit code */
        timedOut,    /**< the worker took too long and was killed */
        interrupted, /**< interrupt() was called; the worker was killed */
        notRunning /**< there was no worker to ask, or it did not come up: `code` then is as for the others */
    };

    Outcome outcome = Outcome::notRunning;
    juce::var answer;
    int code = 0;
    juce::String reason; /**< in words, as in "crashed (SIGSEGV)"; empty where it was answered */
    bool wasKilled =
        false; /**< by a signal that no program sends itself: somebody else did, and another worker may do */

    /** One that was not answered. */
    [[nodiscard]] static WorkerReply failure (Outcome outcome, const juce::String& why, int code = 0)
    {
        WorkerReply reply;
        reply.outcome = outcome;
        reply.code = code;
        reply.reason = why;
        return reply;
    }

    /** One that was not answered, because the worker has ended itself. */
    [[nodiscard]] static WorkerReply exitedWith (int exitCode)
    {
        return failure (Outcome::exited,
                        "ended its process without an answer (exit code " + juce::String (exitCode) + ")",
                        exitCode);
    }

    [[nodiscard]] bool wasAnswered() const noexcept { return outcome == Outcome::answered; }

    /** Whether the worker is gone: the next request needs a new one. */
    [[nodiscard]] bool endedTheWorker() const noexcept
    {
        return outcome != Outcome::answered && outcome != Outcome::refused;
    }
};

} // namespace lopsided
