#pragma once

#include "WorkerCommand.h"
#include "WorkerReply.h"

#include <chrono>
#include <memory>

namespace lopsided
{

class WorkerLink;

/** One process that does for the host what would be dangerous inside it: it runs strangers' code.

    It is asked one thing at a time. Whatever it does instead of answering (crash, hang, exit, flood its output) costs
    nothing but itself; a new one is made then. It ends with this object, or with the host, however that ends.
    How it is started and talked to is WorkerLink's.

    Thread: any, one at a time; interrupt() and processId() from any other meanwhile. Realtime: may block.
*/
class WorkerProcess
{
public:
    /** Starts one, and does not wait until it has come up. Where that fails, isRunning() is false and every request says why.
        Cost: starts a process. */
    explicit WorkerProcess (const WorkerCommand& command = WorkerCommand::standard());
    ~WorkerProcess();

    WorkerProcess (const WorkerProcess&) = delete;
    WorkerProcess& operator= (const WorkerProcess&) = delete;

    /** Asks for something and waits for the answer.

        `request` is an object whose "task" names the WorkerTask. A worker that does not answer in time is killed.

        Cost: what the task costs, `timeout` at most; the first request also waits, for a minute at most, until it has come up.

        Errors: see WorkerReply; `reason` is in words.
    */
    [[nodiscard]] WorkerReply request (const juce::var& request, std::chrono::milliseconds timeout);

    /** Ends the request that is under way, and refuses all later ones. Thread: any. Cost: a system call at most. */
    void interrupt() noexcept;

    /** Thread: any. */
    [[nodiscard]] bool isRunning() const noexcept;

    /** -1 where it does not run, or the system does not tell. Thread: any. */
    [[nodiscard]] int processId() const noexcept;

    /** Kills it, and where the system can what it has started, and waits until the process is gone.
        Cost: some system calls, and that wait. */
    void kill() noexcept;

private:
    [[nodiscard]] bool meet();
    WorkerReply gone (WorkerReply reply);

    const std::unique_ptr<WorkerLink> link;
    WorkerReply notRunning; // what is answered then: why it did not come up, and how it ended
    bool hasMet = false;    // it has said that it is a worker
};

} // namespace lopsided
