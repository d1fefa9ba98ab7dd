#pragma once

#include "ObservedVerdict.h"
#include "VerifyOptions.h"

#include "../library/PluginReference.h"
#include "../worker/WorkerCommand.h"
#include "../worker/WorkerProcess.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace lopsided
{

/** Has plugins observed in a worker process, one after the other: what they do there costs nothing but the worker.

    A plugin that ends a worker which has served others before is tried again in a fresh one: it may not have been its doing.

    Thread: any, one at a time; interrupt() from any other meanwhile. Realtime: may block.
*/
class PluginVerifier
{
public:
    /** Is told each phase as it begins: "process at 64". */
    using Progress = std::function<void (const juce::String& phase)>;

    /** What the worker's task is called. */
    static constexpr auto taskName = "verify";

    /** Starts nothing yet: the first verify() starts the worker. Cost: O(1). */
    explicit PluginVerifier (WorkerCommand workerToUse = WorkerCommand::standard());
    ~PluginVerifier();

    PluginVerifier (const PluginVerifier&) = delete;
    PluginVerifier& operator= (const PluginVerifier&) = delete;

    /** Observes one plugin. Cost: some seconds.
        Errors: a verdict that says so; nothing where it was interrupted. */
    [[nodiscard]] std::optional<ObservedVerdict> verify (const PluginReference& reference,
                                                         const VerifyOptions& options = {},
                                                         const Progress& progress = {});

    /** Ends what is under way, and refuses all that would come later. Thread: any. Cost: a system call, and a lock,
        which is held while a worker is started or replaced. */
    void interrupt();

private:
    struct Attempt
    {
        ObservedVerdict verdict;
        bool endedTheWorker = false;
    };

    [[nodiscard]] std::optional<Attempt> attempt (const PluginReference& reference,
                                                  const VerifyOptions& options, const Progress& progress);
    [[nodiscard]] WorkerProcess& freshIfNeeded();

    const WorkerCommand command;
    std::atomic<bool> isInterrupted { false };
    int numServed = 0; // by this worker

    std::mutex mutex; // guards the pointer, not what it points to
    std::unique_ptr<WorkerProcess> worker;
};

} // namespace lopsided
