#include "Benchmarks/Harness/Benchmark.h"
#include "Benchmarks/Harness/Comparison.h"
#include "PthreadSpinLock.h"
#include "TestAndSetLock.h"

#include <lopsided_realtime/lopsided_realtime.h>

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

// Lock, add to a counter, unlock; again at once, by one thread and by two.
namespace lopsided::benchmarks
{
namespace
{
template <typename Lock>
class Counter
{
public:
    void add (std::size_t numOperations)
    {
        for (std::size_t i = 0; i < numOperations; ++i)
        {
            const std::lock_guard hold { lock };
            value = value + 1;
        }
    }

private:
    alignas (64) Lock lock;
    alignas (64) volatile std::size_t value = 0; // each addition has to be made
};

template <typename Lock>
Contender contender (std::string name, int numThreads)
{
    auto subject = std::make_shared<Counter<Lock>>();
    auto* const counter = subject.get();
    Contender result { std::move (name), {}, std::move (subject) };

    for (int i = 0; i < numThreads; ++i)
        result.workers.push_back ({ [counter] (std::size_t n) { counter->add (n); } });

    return result;
}

void report (Report& report, int numThreads, const std::string& suffix, double goalOverPthread)
{
    const Comparison comparison { { contender<SafeSpinLock> ("spinlock", numThreads),
                                    contender<PthreadSpinLock> ("pthread", numThreads),
                                    contender<std::mutex> ("std_mutex", numThreads),
                                    contender<TestAndSetLock> ("test_and_set", numThreads) } };

    for (const auto& name : comparison.names())
    {
        std::string figure = "spinlock.";

        if (name != "spinlock")
            figure.append (name).append (".");

        figure.append ("ns").append (suffix);
        report.figure (figure, comparison.nanoseconds (name), "ns");
    }

    report.figureWithGoal ("spinlock.over_pthread" + suffix, comparison.ratio ("spinlock", "pthread"), "x",
                           goalOverPthread);
    report.figure ("spinlock.over_std_mutex" + suffix, comparison.ratio ("spinlock", "std_mutex"), "x");
    report.figure ("spinlock.over_test_and_set" + suffix, comparison.ratio ("spinlock", "test_and_set"), "x");
}

void run (Report& output)
{
    report (output, 1, ".1", 1.1);
    report (output, 2, ".2", 0.5);
}

const Benchmark benchmark { { "spinlock." }, &run };
} // namespace
} // namespace lopsided::benchmarks
