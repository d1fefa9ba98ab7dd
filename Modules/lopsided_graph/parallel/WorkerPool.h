#pragma once

#include "SleepingWorkers.h"
#include "TaskGraph.h"
#include "TaskRunner.h"
#include "UnitQueue.h"
#include "WorkerOptions.h"
#include "WorkerPriority.h"

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

namespace lopsided
{

class IdlePolicy;

/** Worker threads that help the audio thread with one block at a time.

    All that a worker may touch while it owns no part of a block belongs to this object, so a plan may be freed as soon as
    run has returned. With 0 workers there is no thread and never a system call. README.md has the protocol and
    the argument for it.

    Thread: made and destroyed by the producer; then as grouped below. Realtime: wait-free where nothing else is said. */
class WorkerPool
{
public:
    /** Starts the workers. Realtime: may block. Cost: a thread for each. */
    explicit WorkerPool (const WorkerOptions& optionsToUse = {});

    /** Ends the workers. Nothing may be rendering. Realtime: may block. */
    ~WorkerPool();

    WorkerPool (const WorkerPool&) = delete;
    WorkerPool& operator= (const WorkerPool&) = delete;

    // [producer]

    /** Ends the workers that there are and starts so many new ones, at most SleepingWorkers::maximumWorkers; returns
        how many could be started. Nothing may be rendering. Realtime: may block until each knows its priority.
        Cost: joins each old one and starts each new one; nothing where there are so many already. */
    int setNumWorkers (int numWanted);

    /** Makes room for a graph: before the first run of it begins, or run uses one core. May be called while another
        graph is rendered. Cost: allocates if it grows. Errors: std::bad_alloc. */
    void ensureRoomFor (const TaskGraph& graph) { queue.ensureCapacity (graph.numUnits()); }

    int numWorkers() const noexcept { return static_cast<int> (threads.size()); }

    /** What scheduling each worker got. */
    const std::vector<WorkerPriority>& priorities() const noexcept { return workerPriorities; }

    // [audio thread]

    /** Executes every task of a graph once, after all its predecessors, and returns when all are done and no worker can
        touch graph or runner any more. What was written before is visible to the tasks, and what they wrote after it.

        Thread: the rendering thread; one at a time.
        Realtime: wait-free, but for spinning while a worker is inside a task that it has started. One system call, the
        wake of a worker, for each time that units are offered while workers sleep; never one with 0 workers or a graph
        that is one chain. Cost: see README.md. */
    void run (const TaskGraph& graph, TaskRunner& runner) noexcept;

    // [any thread]

    /** How many times a worker was woken by a system call. */
    std::uint64_t numWakes() const noexcept { return sleepingWorkers.numWakes(); }

    /** How many workers sleep until they are needed. */
    int numAsleep() const noexcept { return sleepingWorkers.numAsleep(); }

private:
    using Unit = TaskGraph::Number;

    // [producer]
    void stop() noexcept;

    // [worker]
    void work (int worker) noexcept;
    [[nodiscard]] bool help (int worker, IdlePolicy& idle) noexcept;
    void rest (int worker, IdlePolicy& idle) noexcept;

    // [owners of a unit]
    static void runTasks (const TaskGraph::Unit& unit, TaskRunner& runner, std::uint32_t worker) noexcept;
    Unit runFrom (Unit first, std::uint32_t worker) noexcept;
    bool finish (const TaskGraph::Unit& unit, Unit& next) noexcept;

    const WorkerOptions options;
    std::vector<std::thread> threads;
    std::vector<WorkerPriority> workerPriorities;

    // [audio thread] writes between runs, owners of a unit read
    const TaskGraph* currentGraph = nullptr;
    TaskRunner* currentRunner = nullptr;

    // [shared]
    alignas (64) std::atomic<Unit> numUnfinished { 0 };
    UnitQueue queue;
    SleepingWorkers sleepingWorkers;
};

} // namespace lopsided
