#pragma once

#include "FileDescriptor.h"
#include "OutputTail.h"
#include "WorkerLauncher.h"
#include "WorkerReply.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace lopsided
{

/** One process that does for the host what would be dangerous inside it: it runs strangers' code.

    It is asked one thing at a time. Whatever it does instead of answering (crash, hang, exit, flood its output) costs
    nothing but itself; a new one is made then. It ends with this object, or with the host, however that ends; what it
    has started itself ends with it.

    What it writes to its terminal is read and dropped, but for the end of it.

    Thread: any, one at a time; interrupt() and processId() from any other meanwhile. Realtime: may block.
*/
class WorkerProcess
{
public:
    /** Starts one. Where that fails, isRunning() is false and every request says why. */
    explicit WorkerProcess (const WorkerCommand& command = WorkerCommand::standard());
    ~WorkerProcess();

    WorkerProcess (const WorkerProcess&) = delete;
    WorkerProcess& operator= (const WorkerProcess&) = delete;

    /** Asks for something and waits for the answer.

        `request` is an object whose "task" names the WorkerTask. A worker that does not answer in time is killed. The time does
        not count for which it was ready to run and others had the processors.

        Errors: see WorkerReply; `reason` is in words.
    */
    [[nodiscard]] WorkerReply request (const juce::var& request, std::chrono::milliseconds timeout);

    /** Ends the request that is under way, and refuses all later ones. Thread: any. */
    void interrupt() noexcept;

    [[nodiscard]] bool isRunning() const noexcept { return process > 0; }

    /** -1 where it does not run. Thread: any. */
    [[nodiscard]] pid_t processId() const noexcept { return process; }

    /** Kills it and what it has started, and waits until the process is gone. */
    void kill() noexcept;

private:
    struct End
    {
        bool wasSignalled = false;
        int code = 0;
    };

    using Deadline = std::chrono::steady_clock::time_point;

    [[nodiscard]] bool meet();
    std::optional<std::string> exchange (std::string line, Deadline deadline, WorkerReply& failure);
    bool send (const std::string& line, Deadline deadline, WorkerReply& failure);
    bool waitFor (short event, Deadline deadline, WorkerReply& failure);
    std::optional<std::string> takeLine();
    bool receive();
    bool drainOutput();
    [[nodiscard]] bool hasEnded() const noexcept;
    End reap() noexcept;
    WorkerReply ended();
    WorkerReply failed (WorkerReply::Outcome outcome, const juce::String& why, int code = 0) const;

    const std::shared_ptr<WorkerLauncher> launcher;
    FileDescriptor conversation;
    FileDescriptor output;
    FileDescriptor wake; // an eventfd that interrupt() writes to
    juce::String startError;
    int startCode = 0;                        // the exit code or signal of one that did not come up
    bool hasMet = false;                      // it has said that it is a worker
    std::chrono::nanoseconds queuedBefore {}; // when the request that is under way began
    std::string received;                     // and not yet taken
    OutputTail tail;

    // [any thread]
    std::atomic<pid_t> process { -1 };
    std::atomic<bool> isInterrupted { false };
};

} // namespace lopsided
