#include "AtomicSharedPointers.h"
#include "Benchmarks/Harness/Benchmark.h"
#include "Benchmarks/Harness/Comparison.h"
#include "CounterScheme.h"
#include "Locked.h"
#include "Lopsided.h"
#include "RawLoad.h"
#include "ReadContender.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

// A read section: enter, load the pointer, read one word through it, leave.
namespace lopsided::benchmarks
{
namespace
{
struct Setting
{
    std::string name;
    int numReaders;
    WriterActivity writer;
    std::optional<double> goalOverCounterScheme;
};

Comparison compareReads (const Setting& setting)
{
    const auto n = setting.numReaders;
    const auto w = setting.writer;
    std::vector<Contender> contenders;
    contenders.push_back (readContender<Lopsided<SeqCstEntry>> ("rcu", n, w));
    contenders.push_back (readContender<RawLoad> ("raw", n, w));
    contenders.push_back (readContender<CounterScheme> ("counter_scheme", n, w));
    contenders.push_back (readContender<StdAtomicSharedPointer> ("std_atomic_shared_ptr", n, w));
    contenders.push_back (readContender<BoostAtomicSharedPointer> ("boost_atomic_shared_ptr", n, w));
    contenders.push_back (readContender<UnderMutex> ("std_mutex", n, w));
    contenders.push_back (readContender<UnderSharedMutex> ("std_shared_mutex", n, w));

    for (auto* const make : { &liburcuMemb, &liburcuQsbr })
        if (auto contender = make (n, w))
            contenders.push_back (std::move (*contender));

    return Comparison { std::move (contenders) };
}

void reportReads (Report& report, const Setting& setting)
{
    const auto comparison = compareReads (setting);

    for (const auto& name : comparison.names())
        report.figure (name + ".read." + setting.name, comparison.nanoseconds (name), "ns");

    for (const auto& name : comparison.names())
    {
        const auto figure = "rcu.read.over_" + name + "." + setting.name;

        if (name == "counter_scheme" && setting.goalOverCounterScheme)
            report.figureWithGoal (figure, comparison.ratio ("rcu", name), "x",
                                   *setting.goalOverCounterScheme);
        else if (name != "rcu")
            report.figure (figure, comparison.ratio ("rcu", name), "x");
    }
}

void run (Report& report)
{
    if (! liburcuMemb (1, WriterActivity::none))
        report.missing ("rcu.read.over_liburcu",
                        "liburcu was not installed when this was built (liburcu-dev)");

    for (const auto& setting :
         { Setting { "1", 1, WriterActivity::none, 0.45 }, Setting { "2", 2, WriterActivity::none, 0.05 },
           Setting { "writer", 1, WriterActivity::publishesAllTheTime, {} } })
        reportReads (report, setting);
}

const Benchmark benchmark { { "rcu.read.", "raw.read.", "counter_scheme.read.", "std_atomic_shared_ptr.read.",
                              "boost_atomic_shared_ptr.read.", "std_mutex.read.", "std_shared_mutex.read.",
                              "liburcu_memb.read.", "liburcu_qsbr.read." },
                            &run };
} // namespace
} // namespace lopsided::benchmarks
