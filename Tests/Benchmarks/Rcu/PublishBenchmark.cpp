#include "AtomicSharedPointers.h"
#include "Benchmarks/Harness/Benchmark.h"
#include "Benchmarks/Harness/Comparison.h"
#include "CounterScheme.h"
#include "Locked.h"
#include "Lopsided.h"
#include "PublishContender.h"

#include <string>
#include <vector>

// Publishing an object that was made before: what the caller of publish waits for. Ours leaves the freeing to
// reclaim, so publish_and_reclaim gives the whole price beside it; the others free the old object inside
// their publish.
namespace lopsided::benchmarks
{
namespace
{
constexpr double goalOverCounterScheme = 1.0;
constexpr double goalBusyReaderNanoseconds = 200.0;

using Ours = Lopsided<SeqCstEntry>;

std::vector<Contender> contendersFor (ReaderActivity reader)
{
    return { publishContender<Ours> ("rcu.publish", reader),
             publishContender<Ours> ("rcu.publish_and_reclaim", reader, Timed::publishAndReclaim),
             publishContender<Lopsided<MembarrierEntry>> ("rcu.publish_membarrier", reader),
             publishContender<CounterScheme> ("counter_scheme.publish", reader),
             publishContender<StdAtomicSharedPointer> ("std_atomic_shared_ptr.publish", reader),
             publishContender<BoostAtomicSharedPointer> ("boost_atomic_shared_ptr.publish", reader),
             publishContender<UnderMutex> ("std_mutex.publish", reader),
             publishContender<UnderSharedMutex> ("std_shared_mutex.publish", reader) };
}

void reportIdle (Report& report)
{
    const Comparison comparison { contendersFor (ReaderActivity::idle) };

    for (const auto& name : comparison.names())
        report.figure (name + ".ns", comparison.nanoseconds (name), "ns");

    report.figureWithGoal ("rcu.publish.over_counter_scheme",
                           comparison.ratio ("rcu.publish", "counter_scheme.publish"), "x",
                           goalOverCounterScheme);
    report.figure ("rcu.publish_and_reclaim.over_counter_scheme",
                   comparison.ratio ("rcu.publish_and_reclaim", "counter_scheme.publish"), "x");
}

void reportBusy (Report& report)
{
    const Comparison comparison { contendersFor (ReaderActivity::readsAllTheTime) };

    for (const auto& name : comparison.names())
    {
        if (name == "rcu.publish")
            report.figureWithGoal ("rcu.publish_busy_reader.ns", comparison.nanoseconds (name), "ns",
                                   goalBusyReaderNanoseconds);
        else
            report.figure (name + "_busy_reader.ns", comparison.nanoseconds (name), "ns");
    }

    report.figure ("rcu.publish_busy_reader.over_counter_scheme",
                   comparison.ratio ("rcu.publish", "counter_scheme.publish"), "x");
}

void reportInside (Report& report)
{
    const Comparison comparison { { publishContender<Ours> ("inside", ReaderActivity::staysInside),
                                    publishContender<Ours> ("idle", ReaderActivity::idle) } };
    report.figureWithGoal ("rcu.publish_reader_inside.ns", comparison.nanoseconds ("inside"), "ns",
                           goalBusyReaderNanoseconds);
    report.figure ("rcu.publish_reader_inside.over_idle", comparison.ratio ("inside", "idle"), "x");
}

void run (Report& report)
{
    reportIdle (report);
    reportBusy (report);
    reportInside (report);
}

const Benchmark benchmark { { "rcu.publish", "counter_scheme.publish", "std_atomic_shared_ptr.publish",
                              "boost_atomic_shared_ptr.publish", "std_mutex.publish",
                              "std_shared_mutex.publish" },
                            &run };
} // namespace
} // namespace lopsided::benchmarks
