#include "Benchmarks/Harness/Benchmark.h"
#include "Benchmarks/Harness/Median.h"
#include "CpuTime.h"
#include "JuceGraph.h"
#include "JuceRebuildLimit.h"
#include "LopsidedGraph.h"
#include "SwapOptions.h"

#include <juce_events/juce_events.h>

#include <map>
#include <random>
#include <string>
#include <vector>

// One node and two connections more in a graph that plays: CPU time of the caller until the new sequence is published.
namespace lopsided::benchmarks
{
namespace
{
constexpr int blockSize = 64;
constexpr double goalAtThousand = 0.15, goalAtFiveThousand = 1.0;

template <typename Edit>
double medianMilliseconds (int numTimes, Edit&& edit)
{
    std::vector<double> times;

    for (int i = 0; i < numTimes; ++i)
        times.push_back (1000.0 * edit());

    return medianOf (std::move (times));
}

double rebuildMilliseconds (const GraphShape& shape)
{
    LopsidedGraph subject { shape, blockSize };
    std::mt19937 random { 1 };

    return medianMilliseconds (shape.numNodes > 1000 ? 21 : 51, [&] {
        subject.settle();
        auto processor = makeProcessor (1);
        const auto before = static_cast<int> (random() % static_cast<unsigned> (shape.numNodes));
        NodeID added;
        const auto seconds =
            cpuSecondsOf ([&] { added = subject.insert (std::move (processor), before, swapOptions()); });
        subject.settle();
        subject.remove (added, swapOptions());
        return seconds;
    });
}

/** Five times the nodes, and how many times as long. */
class Growth
{
public:
    static std::string nameFor (const GraphShape& shape) { return "graph.rebuild_growth." + shape.name; }

    void note (Report& report, const GraphShape& shape, double milliseconds)
    {
        if (shape.numNodes == 1000)
            atThousand[shape.name] = milliseconds;
        else if (shape.numNodes == 5000)
            report.figure (nameFor (shape), milliseconds / atThousand.at (shape.name), "x");
    }

    static bool isWanted (const Report& report, const GraphShape& shape)
    {
        return report.isWanted (nameFor (shape)) && shape.numNodes >= 1000;
    }

private:
    std::map<std::string, double> atThousand;
};

void reportOurs (Report& report, const GraphShape& shape, const std::string& name, Growth& growth)
{
    if (! report.isWanted (name) && ! Growth::isWanted (report, shape))
        return;

    const auto milliseconds = rebuildMilliseconds (shape);

    if (shape.numNodes == 1000)
        report.figureWithGoal (name, milliseconds, "ms", goalAtThousand);
    else if (shape.numNodes == 5000)
        report.figureWithGoal (name, milliseconds, "ms", goalAtFiveThousand);
    else
        report.figure (name, milliseconds, "ms");

    if (Growth::isWanted (report, shape))
        growth.note (report, shape, milliseconds);
}

void reportJuce (Report& report, const GraphShape& shape, const std::string& name, JuceRebuildLimit& limit)
{
    if (! report.isWanted (name))
        return;

    if (! limit.allows (shape))
    {
        report.missing (name, limit.reason (shape));
        return;
    }

    JuceGraph subject { shape, blockSize };
    const auto first = limit.measure (shape, [&] { subject.rebuild(); });

    // Where one takes seconds, the first tells enough.
    if (first > 1.0)
    {
        report.figure (name, 1000.0 * first, "ms");
        return;
    }

    report.figure (name,
                   medianMilliseconds (first > 0.05 ? 3 : 11,
                                       [&] {
                                           auto processor = makeProcessor (1);
                                           juce::AudioProcessorGraph::NodeID added;
                                           const auto seconds = cpuSecondsOf ([&] {
                                               added =
                                                   subject.insert (std::move (processor), shape.numNodes / 2);
                                           });
                                           subject.remove (added);
                                           return seconds;
                                       }),
                   "ms");
}

void run (Report& report)
{
    const juce::ScopedJuceInitialiser_GUI juce;
    JuceRebuildLimit limit { report };
    Growth growth;

    for (const auto numNodes : { 10, 100, 1000, 5000 })
        for (const auto& shape : GraphShape::all (numNodes))
        {
            const auto suffix = "rebuild_ms." + shape.name + "." + std::to_string (numNodes);
            reportOurs (report, shape, "graph." + suffix, growth);
            reportJuce (report, shape, "juce." + suffix, limit);
        }
}

const Benchmark benchmark { { "graph.rebuild_ms", "graph.rebuild_growth", "juce.rebuild_ms" }, &run };
} // namespace
} // namespace lopsided::benchmarks
