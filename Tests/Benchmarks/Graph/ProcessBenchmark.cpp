#include "BareProcessors.h"
#include "Benchmarks/Harness/Benchmark.h"
#include "Benchmarks/Harness/Comparison.h"
#include "BlockContender.h"
#include "JuceGraph.h"
#include "JuceRebuildLimit.h"
#include "LopsidedGraph.h"

#include <juce_events/juce_events.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

// One block of a graph, divided by what its processors alone cost, and by a block of JUCE's graph.
namespace lopsided::benchmarks
{
namespace
{
const std::map<std::string, double> goalsOverBare {
    { "chain", 1.05 }, { "mixer", 1.2 }, { "dag", 1.65 }, { "parallel", 1.45 }
};

constexpr double goalOverJuceInShortBlocks = 0.8, goalOverJuceInLongBlocks = 0.9;
constexpr int shortBlock = 64, longBlock = 512;

void reportOverBare (Report& report, const Comparison& comparison, const GraphShape& shape, int blockSize,
                     const std::string& name)
{
    const auto ratio = comparison.ratio ("graph", "bare");

    if (shape.numNodes == 1000 && blockSize == shortBlock)
        report.figureWithGoal (name, ratio, "x", goalsOverBare.at (shape.name));
    else
        report.figure (name, ratio, "x");
}

void reportOverJuce (Report& report, const Comparison& comparison, const GraphShape& shape, int blockSize,
                     const std::string& name)
{
    const auto ratio = comparison.ratio ("graph", "juce");

    if (shape.numNodes >= 100 && blockSize <= shortBlock)
        report.figureWithGoal (name, ratio, "x", goalOverJuceInShortBlocks);
    else if (shape.numNodes >= 100 && blockSize == longBlock)
        report.figureWithGoal (name, ratio, "x", goalOverJuceInLongBlocks);
    else
        report.figure (name, ratio, "x");
}

void reportCase (Report& report, const GraphShape& shape, int blockSize, JuceRebuildLimit& juceLimit)
{
    const auto suffix =
        "." + shape.name + "." + std::to_string (shape.numNodes) + "." + std::to_string (blockSize);
    const auto overBare = "graph.process.over_bare" + suffix;
    const auto overJuce = "graph.process.over_juce" + suffix;

    if (! report.isWanted (overBare) && ! report.isWanted (overJuce))
        return;

    std::vector<Contender> contenders {
        blockContender ("bare", std::make_shared<BareProcessors> (shape, blockSize), shape.numNodes),
        blockContender ("graph", std::make_shared<LopsidedGraph> (shape, blockSize, noAccounting),
                        shape.numNodes)
    };

    const auto isJuceIn = report.isWanted (overJuce) && juceLimit.allows (shape);

    if (isJuceIn)
    {
        const auto juceGraph = std::make_shared<JuceGraph> (shape, blockSize);
        juceLimit.measure (shape, [&] { juceGraph->rebuild(); });
        contenders.push_back (blockContender ("juce", juceGraph, shape.numNodes));
    }

    const Comparison comparison { contenders };
    reportOverBare (report, comparison, shape, blockSize, overBare);

    if (isJuceIn)
        reportOverJuce (report, comparison, shape, blockSize, overJuce);
    else
        report.missing (overJuce, juceLimit.reason (shape));
}

bool isInUsualRun (int numNodes, int blockSize)
{
    return blockSize == shortBlock || numNodes == 100 || (numNodes == 1000 && blockSize != 128);
}

void run (Report& report)
{
    const juce::ScopedJuceInitialiser_GUI juce;
    JuceRebuildLimit juceLimit { report };

    for (const auto numNodes : { 10, 100, 1000, 5000 })
        for (const auto& shape : GraphShape::all (numNodes))
            for (const auto blockSize : { 32, shortBlock, 128, longBlock })
                if (report.isFull() || isInUsualRun (numNodes, blockSize))
                    reportCase (report, shape, blockSize, juceLimit);
}

const Benchmark benchmark { { "graph.process.over_bare", "graph.process.over_juce" }, &run };
} // namespace
} // namespace lopsided::benchmarks
