#pragma once

#include "../WorkerCommand.h"
#include "FileDescriptor.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include <sys/types.h>

namespace lopsided
{

/** Starts the host's workers, from one thread that lives as long as any of them.

    A worker asks the kernel to be told when its parent dies, and the kernel takes the *thread* that started it for its
    parent: a worker that a short-lived thread started would end with that thread.

    posix_spawn shares the host's memory with the child until the child runs its own program: no page of the host
    becomes copy-on-write, so a launch costs a playing audio thread nothing, and no atfork handler runs.

    Thread: any. Realtime: may block.
*/
class WorkerLauncher
{
public:
    /** A process that runs: the leader of a process group of its own. */
    struct Launched
    {
        pid_t process = -1;
        FileDescriptor conversation; // requests and replies, a socket
        FileDescriptor output;       // what it writes to its standard output and error; does not block
        juce::String error;          // why there is no process
    };

    /** The launcher; made, with its thread, when nobody holds it yet. Who runs a worker holds it. */
    [[nodiscard]] static std::shared_ptr<WorkerLauncher> shared();

    ~WorkerLauncher();

    WorkerLauncher (const WorkerLauncher&) = delete;
    WorkerLauncher& operator= (const WorkerLauncher&) = delete;

    /** Starts the program. It inherits nothing but its end of the conversation (descriptorInWorker), its output, and an
        empty standard input. Cost: about a millisecond. */
    [[nodiscard]] Launched launch (const WorkerCommand& command);

    static constexpr int descriptorInWorker = 3;

private:
    WorkerLauncher();

    void run();

    std::mutex mutex;
    std::condition_variable changed;

    // [guarded by mutex]
    std::function<void()> job; // empty when it is done
    bool isEnding = false;

    std::mutex oneLaunch; // held while a job is under way
    std::thread thread;
};

} // namespace lopsided
