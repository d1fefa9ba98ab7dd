#include "Blocks.h"
#include "TestGraph.h"

namespace lopsided
{
namespace
{

/** A dry path beside one with a latency, both to the same output. */
class DryAndLate
{
public:
    explicit DryAndLate (int latency)
        : late (graph.add<LatencyProcessor> (latency))
    {
        graph.connectStereo (GraphNodes::audioInput, late);
        graph.connectStereo (late, GraphNodes::audioOutput);
        graph.connectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
    }

    void replaceLate (int latency)
    {
        graph.model.replaceNode (late, graph.makeInstance (std::make_unique<LatencyProcessor> (latency)))
            .value();
    }

    /** The next block of an endless ramp. */
    Block play (const RenderSequence& sequence, int numSamples)
    {
        auto output = render (sequence, makeRamp (2, numSamples, position));
        position += numSamples;
        return output;
    }

    TestGraph graph;
    const NodeID late;
    int position = 1;
};

TEST (Latency, OfTheLongestPathIsReportedAndTheOthersWaitForIt)
{
    for (const auto latency : { 1, 63, 64, 65, 1000 })
    {
        SCOPED_TRACE (latency);
        DryAndLate rig { latency };
        const auto sequence = rig.graph.compile();
        EXPECT_EQ (sequence->latencySamples(), latency);

        for (int block = 0; block < 30; ++block)
        {
            const auto first = rig.position;
            const auto output = rig.play (*sequence, 64);

            for (int i = 0; i < 64; ++i)
                ASSERT_EQ (output.audio.getSample (1, i),
                           2.0f * static_cast<float> (std::max (0, first + i - latency)));
        }
    }
}

TEST (Latency, AddsUpAlongAPathAndMeetsAtEveryJunction)
{
    TestGraph graph;
    const auto a = graph.add<LatencyProcessor> (10);
    const auto b = graph.add<LatencyProcessor> (20);
    const auto c = graph.add<LatencyProcessor> (5);
    const auto sum = graph.add<ScalingProcessor> (1.0f);
    graph.connectStereo (GraphNodes::audioInput, a);
    graph.connectStereo (a, b);
    graph.connectStereo (b, sum);
    graph.connectStereo (GraphNodes::audioInput, c);
    graph.connectStereo (c, sum);
    graph.connectStereo (sum, GraphNodes::audioOutput);
    graph.connectStereo (c, GraphNodes::audioOutput);

    const auto sequence = graph.compile();
    EXPECT_EQ (sequence->latencySamples(), 30);
    const auto output = render (*sequence, makeRamp (2, 100, 1));
    EXPECT_EQ (output.audio.getSample (0, 29), 0.0f);
    EXPECT_EQ (output.audio.getSample (0, 30), 3.0f);
    EXPECT_EQ (output.audio.getSample (0, 99), 210.0f);
}

TEST (Latency, DelaysKeepTheirHistoryThroughRecompiles)
{
    DryAndLate edited { 300 };
    DryAndLate untouched { 300 };
    const auto steady = untouched.graph.compile();
    std::vector<std::shared_ptr<const RenderSequence>> retired;

    for (int block = 0; block < 40; ++block)
    {
        // Edits on a path of their own: added, connected, replaced, removed.
        const auto other = edited.graph.add<CountingProcessor>();
        edited.graph.connect ({ GraphNodes::audioInput, 0 }, { other, 0 });
        retired.push_back (edited.graph.compile());
        const auto first = edited.play (*retired.back(), 17);
        ASSERT_TRUE (isIdentical (first.audio, untouched.play (*steady, 17).audio)) << "block " << block;

        edited.graph.model.removeNode (other).value();
        retired.push_back (edited.graph.compile());
        const auto second = edited.play (*retired.back(), 64);
        ASSERT_TRUE (isIdentical (second.audio, untouched.play (*steady, 64).audio)) << "block " << block;

        if (block % 3 == 0)
            retired.erase (retired.begin(), retired.end() - 1); // those that are rendered hold the lines
    }
}

TEST (Latency, HistoryIsKeptWhenASequenceIsNeverRendered)
{
    DryAndLate rig { 100 };
    const auto playing = rig.graph.compile();
    rig.play (*playing, 200);

    rig.replaceLate (0); // so nothing is delayed
    const auto overtaken = rig.graph.compile();
    EXPECT_EQ (overtaken->latencySamples(), 0);

    rig.replaceLate (100);
    const auto next = rig.graph.compile();
    const auto output = rig.play (*next, 50);
    EXPECT_EQ (output.audio.getSample (0, 0), 101.0f) << "the dry path lost its history";
}

TEST (Latency, ALineThatWasOutOfUseDoesNotPlayWhatIsLongPast)
{
    DryAndLate rig { 100 };
    const auto first = rig.graph.compile();
    rig.play (*first, 200);

    rig.replaceLate (0);
    const auto second = rig.graph.compile();
    rig.play (*second, 64);

    rig.replaceLate (100);
    const auto third = rig.graph.compile(); // `first` is alive, and so are its lines
    const auto output = rig.play (*third, 128);

    // The new line is not heard before it holds as much as it delays by: until then the way stays as it was.
    for (int i = 0; i < 100; ++i)
        ASSERT_EQ (output.audio.getSample (0, i), 265.0f + static_cast<float> (i));

    EXPECT_EQ (output.audio.getSample (0, 100), 2.0f * 265.0f);
}

TEST (Latency, AReplacedEndStartsAHistoryOfItsOwn)
{
    TestGraph graph;
    const auto early = graph.add<ScalingProcessor> (1.0f);
    const auto late = graph.add<LatencyProcessor> (50);
    graph.connectStereo (GraphNodes::audioInput, early);
    graph.connectStereo (early, GraphNodes::audioOutput);
    graph.connectStereo (late, GraphNodes::audioOutput);
    const auto first = graph.compile();
    render (*first, makeRamp (2, 100, 1));

    graph.model.replaceNode (early, graph.makeInstance (std::make_unique<ScalingProcessor> (1.0f))).value();
    const auto second = graph.compile();
    const auto output = render (*second, makeRamp (2, 100, 101));
    EXPECT_EQ (output.audio.getSample (0, 49), 0.0f);
    EXPECT_EQ (output.audio.getSample (0, 50), 101.0f);
}

TEST (Latency, AChangedDelayIsANewTapOnTheSameLine)
{
    DryAndLate rig { 100 };
    const auto first = rig.graph.compile();
    rig.play (*first, 400);

    rig.replaceLate (60);
    const auto shorter = rig.graph.compile();
    auto output = rig.play (*shorter, 10);
    EXPECT_EQ (output.audio.getSample (0, 0), 401.0f - 60.0f);

    rig.replaceLate (120); // more than at first, but within what the line holds
    const auto longer = rig.graph.compile();
    output = rig.play (*longer, 10);
    EXPECT_EQ (output.audio.getSample (0, 0), 411.0f - 120.0f);
}

TEST (Latency, AudioAndMidiOutputsMeet)
{
    TestGraph graph;
    const auto late = graph.add<LatencyProcessor> (40);
    graph.connectStereo (GraphNodes::audioInput, late);
    graph.connectStereo (late, GraphNodes::audioOutput);
    graph.connectMidi (GraphNodes::midiInput, GraphNodes::midiOutput);

    auto input = makeRamp (2, 100);
    input.midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 7);
    const auto output = render (*graph.compile(), input);
    ASSERT_EQ (output.midi.getNumEvents(), 1);
    EXPECT_EQ (output.midi.getFirstEventTime(), 47);
}

TEST (Latency, ResetForgetsWhatIsUnderWay)
{
    DryAndLate rig { 50 };
    const auto sequence = rig.graph.compile();
    rig.play (*sequence, 64);
    sequence->reset();
    EXPECT_EQ (rig.play (*sequence, 50).audio.getMagnitude (0, 50), 0.0f);
}

} // namespace
} // namespace lopsided
