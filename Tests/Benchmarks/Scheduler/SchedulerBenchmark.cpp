#include "Benchmarks/Harness/Benchmark.h"

#include <lopsided_graph/parallel/WorkerPool.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

// What a unit costs beyond its work, and how much faster two cores render a block of parallel nodes than one.
namespace lopsided::benchmarks
{
namespace
{
using Clock = std::chrono::steady_clock;
constexpr int audioPriority = 20;

/** Works for a fixed number of turns, whatever else the machine does. */
class BusyTasks final : public TaskRunner
{
public:
    explicit BusyTasks (int numTurnsToTake)
        : numTurns (numTurnsToTake)
    {}

    void runTask (std::uint32_t, std::uint32_t) noexcept override { work (numTurns); }

    static void work (int turns) noexcept
    {
        for (int i = 0; i < turns; ++i)
            std::atomic_signal_fence (std::memory_order_seq_cst); // not optimised away
    }

    /** The turns that a time takes here, at best. */
    static int turnsIn (std::chrono::nanoseconds time)
    {
        constexpr int sample = 20000;
        auto best = Clock::duration::max();

        for (int i = 0; i < 200; ++i)
        {
            const auto start = Clock::now();
            work (sample);
            best = std::min (best, Clock::now() - start);
        }

        return static_cast<int> (sample * time.count() / best.count());
    }

private:
    const int numTurns;
};

/** Microseconds of each block. */
struct Times
{
    std::vector<double> microseconds;

    void measure (WorkerPool& pool, const TaskGraph& graph, TaskRunner& runner)
    {
        const auto start = Clock::now();
        pool.run (graph, runner);
        microseconds.push_back (std::chrono::duration<double, std::micro> (Clock::now() - start).count());
    }

    double quantile (double q)
    {
        std::sort (microseconds.begin(), microseconds.end());
        return microseconds[static_cast<std::size_t> (q * static_cast<double> (microseconds.size() - 1))];
    }
};

WorkerOptions optionsFor (int numWorkers, Anticipation anticipation)
{
    return { .numWorkers = numWorkers, .realtimePriority = audioPriority - 1, .anticipation = anticipation };
}

/** On a thread like an audio thread; at a real-time priority where that is permitted. */
template <typename Function>
void onAudioThread (const Function& function)
{
    std::thread thread ([&] {
        static_cast<void> (WorkerPriority::acquire (
            { .realtimePriority = audioPriority, .realtimeKit = RealtimeKitUse::never }));
        function();
    });
    thread.join();
}

void overhead (Report& output)
{
    constexpr TaskGraph::Number numUnits = 1000;
    constexpr int numBlocks = 500;
    const auto graph = TaskGraph::build (numUnits, {});
    BusyTasks nothing { 0 };

    for (const auto numWorkers : { 0, 1 })
    {
        WorkerPool pool { optionsFor (numWorkers, Anticipation::none) };
        pool.ensureRoomFor (graph);
        Times times;

        onAudioThread ([&] {
            for (int block = 0; block < numBlocks; ++block)
                times.measure (pool, graph, nothing);
        });

        output.figure ("cores.overhead_per_unit." + std::to_string (numWorkers) + "_workers",
                       times.quantile (0.5) * 1000.0 / numUnits, "ns");
    }
}

/** Blocks of parallel tasks at 60 % of the deadline for one core, in stretches that one, two, and two cores without
    anticipation render in turns. */
struct Paced
{
    Paced (TaskGraph::Number numTasks, std::chrono::microseconds each, int turnsOfEach)
        : graph (TaskGraph::build (numTasks, {})),
          tasks (turnsOfEach),
          period (numTasks * each * 10 / 6)
    {
        for (auto& pool : pools)
            pool.ensureRoomFor (graph);
    }

    void measure()
    {
        constexpr int numRounds = 15, numBlocks = 50;
        auto next = Clock::now();

        for (int round = 0; round < numRounds; ++round)
        {
            for (std::size_t i = 0; i < pools.size(); ++i)
            {
                for (int block = 0; block < numBlocks; ++block)
                {
                    next = std::max (next + period, Clock::now());
                    std::this_thread::sleep_until (next);
                    times[i].measure (pools[i], graph, tasks);
                }
            }
        }
    }

    const TaskGraph graph;
    BusyTasks tasks;
    const Clock::duration period;
    std::array<WorkerPool, 3> pools { WorkerPool {}, WorkerPool { optionsFor (1, Anticipation::ofNextBlock) },
                                      WorkerPool { optionsFor (1, Anticipation::none) } };
    std::array<Times, 3> times;
};

void speedup (Report& output, TaskGraph::Number numTasks, int microseconds, double goal)
{
    const std::chrono::microseconds each { microseconds };
    Paced paced { numTasks, each, BusyTasks::turnsIn (each) };
    onAudioThread ([&] { paced.measure(); });

    auto& [one, two, twoWoken] = paced.times;
    const auto suffix = std::string { "." }.append (std::to_string (microseconds)).append ("us");
    const auto ofOne = one.quantile (0.5);
    output.figure ("cores.block_one_core" + suffix, ofOne, "us");
    output.figure ("cores.speedup" + suffix, ofOne / two.quantile (0.5), "x");
    output.figure ("cores.speedup_always_woken" + suffix, ofOne / twoWoken.quantile (0.5), "x");
    output.figureWithGoal ("cores.time_over_one_core" + suffix, two.quantile (0.5) / ofOne, "x", 1.0 / goal);
    output.figureWithGoal ("cores.p99_over_one_core" + suffix, two.quantile (0.99) / one.quantile (0.99), "x",
                           1.0);
}

void run (Report& output)
{
    overhead (output);
    speedup (output, 64, 5, 1.6);
    speedup (output, 32, 20, 1.85);
    speedup (output, 8, 100, 1.9);
}

const Benchmark benchmark { { "cores." }, &run };
} // namespace
} // namespace lopsided::benchmarks
