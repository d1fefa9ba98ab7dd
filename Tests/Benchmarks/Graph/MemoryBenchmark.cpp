#include "Benchmarks/Harness/Benchmark.h"
#include "HeapUse.h"
#include "JuceGraph.h"
#include "LopsidedGraph.h"

#include <juce_events/juce_events.h>

#include <string>

// What a sequence of a mixer takes on the heap, once it has played, beside its processors.
namespace lopsided::benchmarks
{
namespace
{
constexpr int blockSize = 512;

double sequenceKib (const GraphShape& shape)
{
    const LopsidedGraph subject { shape, blockSize };
    const auto model = subject.graph.model();
    CarriedState carried;

    const auto before = heapKib();
    const auto sequence =
        GraphCompiler::compile (model, { .sampleRate = sampleRate, .maximumBlockSize = blockSize }, carried);
    return sequence.has_value() ? heapKib() - before : 0.0;
}

double juceSequenceKib (const GraphShape& shape)
{
    JuceGraph subject { shape, blockSize };
    const auto before = heapKib();
    subject.rebuild();
    subject.process();
    return heapKib() - before;
}

void reportSize (Report& report, int numNodes)
{
    const auto shape = GraphShape::mixer (numNodes);
    const auto name = "graph.sequence_kib." + std::to_string (numNodes);
    const auto juceName = "juce.sequence_kib." + std::to_string (numNodes);

    if (! report.isWanted (name) && ! report.isWanted (juceName))
        return;

    const auto ours = sequenceKib (shape);

    if (numNodes > 1000)
    {
        report.figure (name, ours, "KiB");
        report.missing (juceName, "JUCE would rebuild for minutes");
        return;
    }

    const auto juces = juceSequenceKib (shape);

    if (numNodes >= 100)
        report.figureWithGoal (name, ours, "KiB", juces);
    else
        report.figure (name, ours, "KiB");

    report.figure (juceName, juces, "KiB");
}

void run (Report& report)
{
    if (! isHeapUseKnown)
    {
        report.missing ("graph.sequence_kib", "this C library does not tell how much of its heap is in use");
        return;
    }

    const juce::ScopedJuceInitialiser_GUI juce;

    for (const auto numNodes : { 10, 100, 1000, 5000 })
        reportSize (report, numNodes);
}

const Benchmark benchmark { { "graph.sequence_kib", "juce.sequence_kib" }, &run };
} // namespace
} // namespace lopsided::benchmarks
