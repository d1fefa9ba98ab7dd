#pragma once

#include "WorkerCommand.h"
#include "WorkerReply.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace lopsided
{

/** The host's end of one worker: its process, and lines of text to it and from it. All that differs between systems.

    | where  | what it is         | what it can say                                                                  |
    |--------|--------------------|----------------------------------------------------------------------------------|
    | Linux  | LinuxWorkerLink    | the signal of a crash, what was written last, how long a processor was waited for |
    | others | PortableWorkerLink | what JUCE can on every system: that it ended, and with which exit code            |

    Thread: any, one at a time; interrupt(), isRunning() and processId() from any other meanwhile. Realtime: may block.
*/
class WorkerLink
{
public:
    using Deadline = std::chrono::steady_clock::time_point;

    /** Starts the program, by the best means of this system. Never null: where it cannot be started, isRunning() is false. */
    [[nodiscard]] static std::unique_ptr<WorkerLink> start (const WorkerCommand& command);

    WorkerLink() = default;
    virtual ~WorkerLink() = default;

    WorkerLink (const WorkerLink&) = delete;
    WorkerLink& operator= (const WorkerLink&) = delete;

    /** Sends a line, which ends with a line feed, and waits for one back, which comes without. Nothing, with the reason,
        where none comes; what timed out or was interrupted still runs. */
    [[nodiscard]] virtual std::optional<std::string> exchange (const std::string& line, Deadline deadline,
                                                               WorkerReply& failure) = 0;

    /** Ends the exchange that is under way, and refuses all later ones. Thread: any. */
    virtual void interrupt() noexcept = 0;

    /** Kills the process and waits until it is gone. */
    virtual void kill() noexcept = 0;

    /** Thread: any. */
    [[nodiscard]] virtual bool wasInterrupted() const noexcept = 0;
    [[nodiscard]] virtual bool isRunning() const noexcept = 0;

    /** -1 where it does not run, or the system does not tell. Thread: any. */
    [[nodiscard]] virtual int processId() const noexcept = 0;

    /** Why it could not be started, in words. */
    [[nodiscard]] virtual juce::String startError() const = 0;

    /** The last line that it wrote to its terminal since the exchange began; empty where nobody listens. */
    [[nodiscard]] virtual juce::String lastOutput() const = 0;

    /** What to say of a program that cannot be started. */
    [[nodiscard]] static juce::String startErrorFor (const WorkerCommand& command, const juce::String& why);

    /** Longer than any answer of ours: a worker that goes on and on is stopped. */
    static constexpr std::size_t longestAnswer = std::size_t { 16 } << 20;
};

} // namespace lopsided
