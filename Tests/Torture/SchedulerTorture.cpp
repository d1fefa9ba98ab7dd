// An audio thread that runs random graphs on a pool of workers, one after the other, and frees each at once; workers that
// come and go. Exit code 0: every task ran once and after its predecessors, and nobody touched a graph that was gone; 1: not so.
#include "TortureOptions.h"
#include "TortureRandom.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <thread>
#include <vector>

// Last: a mutant may need a standard header that the product does not.
#include <lopsided_graph/parallel/parallel.cpp>

namespace lopsided::torture
{

/** A random graph whose tasks look whether their turn has come. Its memory is poisoned and kept for a while when it ends. */
class DoomedPlan final : public TaskRunner
{
public:
    using Number = TaskGraph::Number;
    static constexpr std::uint64_t sound = 0x0ddba11, poisoned = 0xdeadbeef;

    explicit DoomedPlan (TortureRandom& random)
    {
        const auto numTasks = 1 + static_cast<Number> (random.below (random.oneIn (10) ? 200 : 20));
        const auto reach = 1 + random.below (20);
        std::vector<TaskGraph::Edge> edges;
        predecessors.resize (numTasks);

        for (auto i = numTasks < 2 ? 0 : random.below (static_cast<int> (2 * numTasks)); i > 0; --i)
        {
            const auto destination = 1 + static_cast<Number> (random.below (static_cast<int> (numTasks) - 1));
            const auto distance = static_cast<Number> (random.below (reach)) % destination;
            edges.push_back ({ destination - 1 - distance, destination });
            predecessors[destination].push_back (destination - 1 - distance);
        }

        graph = TaskGraph::build (numTasks, edges);
        numRuns.resize (numTasks);
        longest = random.oneIn (20) ? 20000 : random.below (300);
    }

    void runTask (std::uint32_t task, std::uint32_t worker) noexcept override
    {
        if (token != sound)
        {
            ++numFindings;
            return;
        }

        // Not atomic: ThreadSanitizer sees a look that nothing orders.
        for (const auto source : predecessors[task])
            numFindings += numRuns[source] == numBlocks ? 0 : 1;

        numFindings += ++numRuns[task] == numBlocks ? 0 : 1;
        dwell (longest * static_cast<int> ((task + worker) % 3) / 2);
    }

    void beginBlock() noexcept { ++numBlocks; }

    bool isRendered() const noexcept
    {
        for (const auto runs : numRuns)
            if (runs != numBlocks)
                return false;

        return true;
    }

    void poison() noexcept { token = poisoned; }

    TaskGraph graph;
    static inline std::atomic<std::uint64_t> numFindings { 0 };

private:
    std::vector<std::vector<Number>> predecessors;
    std::vector<std::uint64_t> numRuns;
    std::uint64_t numBlocks = 0;
    std::uint64_t token = sound;
    int longest = 0;
};

class SchedulerTorture
{
public:
    explicit SchedulerTorture (const TortureOptions& optionsToUse)
        : options (optionsToUse)
    {}

    int run()
    {
        std::thread audio ([this] { render(); });
        const auto end = std::chrono::steady_clock::now() + options.time;
        std::uint64_t lastSeen = 0;
        auto lastProgress = std::chrono::steady_clock::now();

        while (! isOver)
        {
            std::this_thread::sleep_for (std::chrono::milliseconds (10));
            const auto now = std::chrono::steady_clock::now();
            mayEnd = now >= end || DoomedPlan::numFindings != 0;

            if (const auto seen = numRendered.load(); seen != lastSeen)
            {
                lastSeen = seen;
                lastProgress = now;
            }
            else if (now - lastProgress > std::chrono::seconds (20))
            {
                std::cout << "a run does not end after " << seen << " blocks\nBROKEN\n" << std::flush;
                std::_Exit (1);
            }
        }

        audio.join();
        return report();
    }

private:
    void render()
    {
        TortureRandom random { options.seed, 1 };
        WorkerPool pool { { .numWorkers = options.numReaders,
                            .spinTime = std::chrono::microseconds { 20 } } };
        std::vector<std::unique_ptr<DoomedPlan>> graveyard (50);

        for (std::size_t i = 0; ! mayEnd; i = (i + 1) % graveyard.size())
        {
            auto plan = std::make_unique<DoomedPlan> (random);
            pool.ensureRoomFor (plan->graph);

            for (auto blocks = 1 + random.below (4); blocks > 0; --blocks)
                renderBlock (pool, *plan);

            plan->poison();
            graveyard[i] = std::move (plan);

            if (random.oneIn (2000))
                pool.setNumWorkers (1 + random.below (options.numReaders + 1));

            if (random.oneIn (50))
                dwell (random.below (200000)); // some of them fall asleep
        }

        numWakes = pool.numWakes();
        isOver = true;
    }

    void renderBlock (WorkerPool& pool, DoomedPlan& plan)
    {
        plan.beginBlock();
        pool.run (plan.graph, plan);
        DoomedPlan::numFindings += plan.isRendered() ? 0 : 1;
        ++numRendered;
    }

    int report() const
    {
        const auto isSound = DoomedPlan::numFindings == 0;
        std::cout << "blocks " << numRendered << ", wakes " << numWakes << ", findings "
                  << DoomedPlan::numFindings << (isSound ? "\nsound\n" : "\nBROKEN\n");
        return isSound ? 0 : 1;
    }

    const TortureOptions options;
    std::atomic<std::uint64_t> numRendered { 0 }, numWakes { 0 };
    std::atomic<bool> mayEnd { false }, isOver { false };
};
} // namespace lopsided::torture

int main (int argc, char** argv)
{
    using namespace lopsided::torture;
    return SchedulerTorture { TortureOptions::fromCommandLine (argc, argv) }.run();
}
