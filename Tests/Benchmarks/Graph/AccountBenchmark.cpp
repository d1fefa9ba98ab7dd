#include "Benchmarks/Harness/Benchmark.h"
#include "Benchmarks/Harness/Comparison.h"
#include "BlockContender.h"
#include "LopsidedGraph.h"

#include <juce_events/juce_events.h>

#include <memory>

// What guard, meter and timing add to a block of a mixer, for each node.
namespace lopsided::benchmarks
{
namespace
{
constexpr int numNodes = 1000, blockSize = 64;
constexpr double goalNanoseconds = 25.0;

void run (Report& report)
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto shape = GraphShape::mixer (numNodes);
    const auto contenderWith = [&] (const std::string& name, const Accounting& accounting) {
        return blockContender (name, std::make_shared<LopsidedGraph> (shape, blockSize, accounting),
                               numNodes);
    };

    // Idle skip costs nothing by itself, but would ask the meters.
    const Comparison comparison { { contenderWith ("with", { .idleSkip = Accounting::Switch::off }),
                                    contenderWith ("without", noAccounting) } };
    const auto without = comparison.nanoseconds ("without");
    const auto added = without * (comparison.ratio ("with", "without") - 1.0);
    report.figureWithGoal ("graph.account_ns_per_node", added / numNodes, "ns", goalNanoseconds);
}

const Benchmark benchmark { { "graph.account_ns_per_node" }, &run };
} // namespace
} // namespace lopsided::benchmarks
