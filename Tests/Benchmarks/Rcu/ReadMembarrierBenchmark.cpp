#include "Benchmarks/Harness/Benchmark.h"
#include "Benchmarks/Harness/Comparison.h"
#include "Lopsided.h"
#include "RawLoad.h"
#include "ReadContender.h"

#include <string>
#include <vector>

// The reader of the membarrier variant, which has no fence of its own, against a bare load.
namespace lopsided::benchmarks
{
namespace
{
void run (Report& report)
{
    constexpr double goalOverRaw = 1.5;
    const Comparison comparison { { readContender<Lopsided<MembarrierEntry>> ("membarrier", 1,
                                                                              WriterActivity::none),
                                    readContender<RawLoad> ("raw", 1, WriterActivity::none) } };

    report.figure ("rcu.read_membarrier.ns", comparison.nanoseconds ("membarrier"), "ns");
    report.figureWithGoal ("rcu.read_membarrier.over_raw", comparison.ratio ("membarrier", "raw"), "x",
                           goalOverRaw);
}

const Benchmark benchmark { { "rcu.read_membarrier." }, &run };
} // namespace
} // namespace lopsided::benchmarks
