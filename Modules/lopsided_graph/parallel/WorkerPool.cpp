#include "WorkerPool.h"

#include "IdlePolicy.h"
#include "WorkerThread.h"

#include <lopsided_realtime/lock/Backoff.h>

#include <algorithm>
#include <future>
#include <system_error>

namespace lopsided
{

WorkerPool::WorkerPool (const WorkerOptions& optionsToUse)
    : options (optionsToUse)
{
    setNumWorkers (options.numWorkers);
}

WorkerPool::~WorkerPool()
{
    stop();
}

int WorkerPool::setNumWorkers (int numWanted)
{
    const auto wanted = std::clamp (numWanted, 0, SleepingWorkers::maximumWorkers);

    if (wanted == numWorkers())
        return wanted;

    stop();
    sleepingWorkers.restart();
    std::vector<std::future<WorkerPriority>> starting;

    try
    {
        for (int worker = 0; worker < wanted; ++worker)
        {
            std::promise<WorkerPriority> started;
            auto priority = started.get_future();
            threads.emplace_back ([this, worker, promise = std::move (started)]() mutable {
                WorkerThread::prepare (worker + 1);
                promise.set_value (WorkerPriority::acquire (options));
                work (worker);
            });
            starting.push_back (std::move (priority));
        }
    }
    catch (const std::system_error&)
    {
        // The system has no more threads to give: those that did start are the workers.
    }

    for (auto& priority : starting)
        workerPriorities.push_back (priority.get());

    return numWorkers();
}

void WorkerPool::stop() noexcept
{
    if (threads.empty())
        return;

    sleepingWorkers.stop();

    for (auto& thread : threads)
        thread.join();

    threads.clear();
    workerPriorities.clear();
}

//======================================================================================================================
void WorkerPool::run (const TaskGraph& graph, TaskRunner& runner) noexcept
{
    constexpr std::uint32_t audioThread = 0;

    if (threads.empty() || ! graph.canRunInParallel() || ! queue.takeUpMemoryFor (graph.numUnits()))
    {
        runTasks ({ .endTask = graph.numTasks() }, runner, audioThread);
        return;
    }

    currentGraph = &graph;
    currentRunner = &runner;

    // Relaxed, paired with the subtractions of owners, who have acquired a slot that is stored later.
    numUnfinished.store (graph.numUnits(), std::memory_order_relaxed);
    queue.begin (graph);

    const auto initial = graph.initialUnits();

    if (initial.size() > 1)
        sleepingWorkers.wakeOne (numWorkers(), static_cast<int> (initial.size() - 1));

    auto numDone = runFrom (initial.front(), audioThread);

    for (;;)
    {
        while (const auto unit = queue.tryTake())
            numDone += runFrom (*unit, audioThread);

        // Acquire, paired with the release subtractions in help: what the workers rendered, and that they have left.
        if (numUnfinished.fetch_sub (numDone, std::memory_order_acquire) == numDone)
            return;

        for (numDone = 0; ! queue.canTake();)
        {
            if (numUnfinished.load (std::memory_order_acquire) == 0) // the same pairing
                return;

            pauseProcessor();
        }
    }
}

void WorkerPool::runTasks (const TaskGraph::Unit& unit, TaskRunner& runner, std::uint32_t worker) noexcept
{
    for (auto task = unit.firstTask; task < unit.endTask; ++task)
        runner.runTask (task, worker);
}

/** Runs a unit, and after each one a successor that it has made ready; returns how many. */
WorkerPool::Unit WorkerPool::runFrom (Unit first, std::uint32_t worker) noexcept
{
    Unit numDone = 0;
    auto unit = first;

    for (auto goesOn = true; goesOn; ++numDone)
    {
        const auto& current = currentGraph->unit (unit);
        runTasks (current, *currentRunner, worker);
        goesOn = finish (current, unit);
    }

    return numDone;
}

/** Tells the successors; true if one of them is the next to run here, the others are offered. */
bool WorkerPool::finish (const TaskGraph::Unit& unit, Unit& next) noexcept
{
    auto hasNext = false;
    auto hasOffered = false;

    for (const auto successor : currentGraph->successorsOf (unit))
    {
        if (currentGraph->unit (successor).numPredecessors > 1 && ! queue.countDown (successor))
            continue;

        if (! hasNext)
        {
            next = successor;
            hasNext = true;
        }
        else
        {
            queue.push (successor);
            hasOffered = true;
        }
    }

    if (hasOffered)
        sleepingWorkers.wakeOne (numWorkers(), numWorkers());

    return hasNext;
}

//======================================================================================================================
void WorkerPool::work (int worker) noexcept
{
    IdlePolicy idle { options };

    while (! sleepingWorkers.isStopping())
        if (! help (worker, idle))
            rest (worker, idle);
}

bool WorkerPool::help (int worker, IdlePolicy& idle) noexcept
{
    auto unit = queue.tryTake();

    if (! unit.has_value())
        return false;

    idle.tookUnit (queue.currentGeneration(), IdlePolicy::Clock::now());
    Unit numDone = 0;

    for (; unit.has_value(); unit = queue.tryTake())
    {
        if (queue.canTake())
            sleepingWorkers.wakeOneMore();

        numDone += runFrom (*unit, static_cast<std::uint32_t> (worker + 1));
    }

    // Release, paired with the acquire loads in run. From here on graph and runner may be gone.
    numUnfinished.fetch_sub (numDone, std::memory_order_release);
    idle.ranOut (IdlePolicy::Clock::now());
    return true;
}

void WorkerPool::rest (int worker, IdlePolicy& idle) noexcept
{
    constexpr int pausesBetweenLooksAtTheClock = 16;
    const auto step = idle.next (IdlePolicy::Clock::now());

    if (step.kind == IdlePolicy::Step::Kind::sleep)
    {
        sleepingWorkers.sleep (worker, step.end, [this] { return queue.canTake(); });

        if (step.end.has_value())
            idle.woke (IdlePolicy::Clock::now(), *step.end);

        return;
    }

    for (int i = 0; i < pausesBetweenLooksAtTheClock && ! queue.canTake(); ++i)
        pauseProcessor();
}

} // namespace lopsided
