#pragma once

#include "../OutputTail.h"
#include "../WorkerLink.h"
#include "FileDescriptor.h"
#include "WorkerLauncher.h"

#include <atomic>

namespace lopsided
{

/** A worker in a process group of its own, with a socket for the conversation and a pipe for its output.

    What it writes to its terminal is read and dropped, but for the end of it. What it has started itself is killed with it.

    Thread: as WorkerLink. Realtime: may block.
*/
class LinuxWorkerLink final : public WorkerLink
{
public:
    explicit LinuxWorkerLink (const WorkerCommand& command);
    ~LinuxWorkerLink() override;

    /** The time does not count for which it was ready to run and others had the processors. */
    [[nodiscard]] std::optional<std::string> exchange (const std::string& line, Deadline deadline,
                                                       WorkerReply& failure) override;
    void interrupt() noexcept override;
    void kill() noexcept override;
    [[nodiscard]] bool wasInterrupted() const noexcept override { return isInterrupted; }
    [[nodiscard]] bool isRunning() const noexcept override { return process > 0; }
    [[nodiscard]] int processId() const noexcept override { return process; }
    [[nodiscard]] juce::String startError() const override { return error; }
    [[nodiscard]] juce::String lastOutput() const override { return tail.lastLine(); }

private:
    struct End
    {
        bool wasSignalled = false;
        int code = 0;
    };

    bool send (const std::string& line, Deadline deadline, WorkerReply& failure);
    bool waitFor (short event, Deadline deadline, WorkerReply& failure);
    std::optional<std::string> takeLine();
    bool receive();
    bool drainOutput();
    [[nodiscard]] bool hasEnded() const noexcept;
    End reap() noexcept;
    WorkerReply ended();

    const std::shared_ptr<WorkerLauncher> launcher;
    FileDescriptor conversation;
    FileDescriptor output;
    FileDescriptor wake; // an eventfd that interrupt() writes to
    juce::String error;
    std::chrono::nanoseconds queuedBefore {}; // when the exchange that is under way began
    std::string received;                     // and not yet taken
    OutputTail tail;

    // [any thread]
    std::atomic<pid_t> process { -1 };
    std::atomic<bool> isInterrupted { false };
};

} // namespace lopsided
