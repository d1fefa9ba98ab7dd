#pragma once

#include "../WorkerLink.h"

#include <atomic>

namespace lopsided
{

/** A worker by what JUCE has on every system: a child process, and a connection over the loopback interface that the
    worker makes and proves with a random word. Both ends see the other one go.

    Not known here: the signal of a crash (it is an exit), what the worker wrote, what it has started itself, and for how
    long others had the processors. WorkerCommand's environment is not handed on.

    Thread: as WorkerLink. Realtime: may block.
*/
class PortableWorkerLink final : public WorkerLink
{
public:
    explicit PortableWorkerLink (const WorkerCommand& command);
    ~PortableWorkerLink() override;

    [[nodiscard]] std::optional<std::string> exchange (const std::string& line, Deadline deadline,
                                                       WorkerReply& failure) override;
    void interrupt() noexcept override { isInterrupted = true; }
    void kill() noexcept override;
    [[nodiscard]] bool wasInterrupted() const noexcept override { return isInterrupted; }
    [[nodiscard]] bool isRunning() const noexcept override { return isStarted; }
    [[nodiscard]] int processId() const noexcept override { return -1; }
    [[nodiscard]] juce::String startError() const override { return error; }
    [[nodiscard]] juce::String lastOutput() const override { return {}; }

    // What a worker is started with.
    static constexpr auto portArgument = "--host-port=";
    static constexpr auto wordArgument = "--host-word=";
    static constexpr auto thisMachine = "127.0.0.1";

private:
    bool connect (Deadline deadline, WorkerReply& failure);
    bool isTheWorker (juce::StreamingSocket& stranger, Deadline deadline);
    bool hasHungUp();
    bool send (const std::string& line, Deadline deadline, WorkerReply& failure);
    std::optional<std::string> readLine (juce::StreamingSocket& from, Deadline deadline,
                                         WorkerReply& failure);
    bool mayWait (Deadline deadline, WorkerReply& failure);
    WorkerReply ended();

    const juce::String word;
    juce::StreamingSocket listener;
    juce::ChildProcess process;
    juce::String error;
    std::unique_ptr<juce::StreamingSocket> conversation; // once it has connected
    std::string received;                                // and not yet taken

    // [any thread]
    std::atomic<bool> isStarted { false };
    std::atomic<bool> isInterrupted { false };
};

} // namespace lopsided
