#include "Blocks.h"
#include "TestGraph.h"

namespace lopsided
{
namespace
{

TEST (Lifetime, ASequenceKeepsWhatItRendersAndNothingElse)
{
    const auto before = TestProcessor::numAlive();
    TestGraph graph;
    const auto kept = graph.add<LatencyProcessor> (100);
    graph.add<ScalingProcessor> (1.0f);
    graph.connectStereo (GraphNodes::audioInput, kept);
    graph.connectStereo (kept, GraphNodes::audioOutput);
    graph.connectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
    auto sequence = graph.compile();
    graph.model = {};
    EXPECT_EQ (TestProcessor::numAlive(), before + 2);
    render (*sequence, makeRamp (2, 64));

    sequence = graph.compile();
    EXPECT_EQ (TestProcessor::numAlive(), before) << "instances outlive the last sequence that renders them";
}

TEST (Lifetime, AllIsFreedWhateverGoesFirst)
{
    const auto before = TestProcessor::numAlive();
    std::shared_ptr<const RenderSequence> sequence;

    {
        TestGraph graph;
        const auto late = graph.add<LatencyProcessor> (100);
        const auto notes = graph.add<MidiGeneratorProcessor> (100, 60);
        graph.connectStereo (late, GraphNodes::audioOutput);
        graph.connectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
        graph.connectMidi (notes, GraphNodes::midiOutput);
        sequence = graph.compile();
    }

    const auto output = render (*sequence, makeRamp (2, 256)); // the graph and its carried state are gone
    EXPECT_EQ (output.midi.getFirstEventTime(), 100);
    EXPECT_EQ (TestProcessor::numAlive(), before + 2);
    sequence = nullptr;
    EXPECT_EQ (TestProcessor::numAlive(), before);
}

TEST (Lifetime, ManyEditsLeaveNothingBehind)
{
    const auto before = TestProcessor::numAlive();

    {
        TestGraph graph;
        std::shared_ptr<const RenderSequence> sequence;
        auto previous = graph.add<LatencyProcessor> (64);
        graph.connectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
        graph.connectStereo (previous, GraphNodes::audioOutput);

        for (int i = 0; i < 500; ++i)
        {
            const auto next = graph.add<LatencyProcessor> (i % 50);
            graph.connectStereo (next, GraphNodes::audioOutput);
            graph.model.removeNode (previous).value();
            previous = next;
            sequence = graph.compile();
            render (*sequence, makeRamp (2, 16));
            ASSERT_EQ (TestProcessor::numAlive(), before + 1);
        }
    }

    EXPECT_EQ (TestProcessor::numAlive(), before);
}

} // namespace
} // namespace lopsided
