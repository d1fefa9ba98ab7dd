#include "Benchmarks/Harness/Benchmark.h"
#include "Benchmarks/Harness/Median.h"
#include "CpuTime.h"
#include "LopsidedGraph.h"

#include <juce_events/juce_events.h>

#include <vector>

// A whole graph in one transaction; its nodes have nothing to prepare.
namespace lopsided::benchmarks
{
namespace
{
constexpr int numTimes = 11;
constexpr double goalMilliseconds = 5.0;

void run (Report& report)
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto shape = GraphShape::mixer (1000);
    std::vector<double> times;

    for (int i = 0; i < numTimes; ++i)
    {
        LopsidedGraph graph { 64 };
        auto processors = makeProcessors (shape);
        times.push_back (1000.0 * cpuSecondsOf ([&] { graph.load (shape, std::move (processors)); }));
    }

    report.figureWithGoal ("graph.load_ms.1000", medianOf (std::move (times)), "ms", goalMilliseconds);
}

const Benchmark benchmark { { "graph.load_ms" }, &run };
} // namespace
} // namespace lopsided::benchmarks
