#include "Blocks.h"
#include "RandomGraph.h"

#include <RealtimeTrap/ForeignCallScope.h>
#include <RealtimeTrap/RealtimeExpectations.h>

#include <optional>

namespace lopsided
{
namespace
{

using GraphRealtime = testing::RealtimeTest;
using Midi = TestProcessor::Midi;

/** Takes strangers out of the trap, as the host does. */
class Unwatched final : public NodeCallObserver
{
public:
    void beforeProcess (const NodeInstance&) noexcept override { scope.emplace(); }
    void afterProcess (const NodeInstance&) noexcept override { scope.reset(); }

private:
    std::optional<testing::ForeignCallScope> scope;
};

/** What the audio thread is given to play. */
struct Performance
{
    int numMidiEvents = 0;
    int numBlocks = 300;
    NodeCallObserver* observer = nullptr;
};

/** Renders blocks of many sizes under the trap, on an audio thread. */
void expectRealtimeSafe (TestGraph& graph, const Performance& performance)
{
    const auto sequence = graph.compile();
    const auto& settings = graph.settings;
    std::mt19937 random { 21 };
    Block input = makeNoise (random, settings.numInputs, settings.maximumBlockSize);
    Block output { settings.numOutputs, settings.maximumBlockSize };

    for (int i = 0; i < performance.numMidiEvents; ++i)
        input.midi.addEvent (juce::MidiMessage (i % 3 == 0 ? 0x80 : 0x90, i % 128, 64), 0);

    testing::runOnAudioThread ([&] {
        for (int block = 0; block < performance.numBlocks; ++block)
        {
            auto arguments = argumentsFor (input, output);
            arguments.numSamples = block % 7 == 0 ? 0 : 1 + (block * 37) % settings.maximumBlockSize;
            arguments.observer = performance.observer;

            testing::expectNoOffences ([&] {
                const juce::ScopedNoDenormals noDenormals;
                sequence->render (arguments);

                if (block % 50 == 49)
                    sequence->reset (performance.observer);
            });
        }
    });
}

TEST_F (GraphRealtime, RandomGraphsNeitherAllocateNorLockNorCallTheSystem)
{
    for (std::uint32_t seed = 1; seed <= 10; ++seed)
    {
        SCOPED_TRACE ("seed " + std::to_string (seed));
        TestGraph graph { { .maximumBlockSize = 256, .numInputs = 4, .numOutputs = 4 } };
        RandomGraph { seed, 30 }.addTo (graph);
        Unwatched strangers;
        expectRealtimeSafe (graph, { .numMidiEvents = 20, .observer = &strangers });
    }
}

/** Nodes of many widths, rendered without a bracket, so that what is done to prepare and to end a call is watched too. */
void expectRealtimeSafeAtAnyWidth (const Accounting& accounting)
{
    TestGraph graph { { .numInputs = 64, .numOutputs = 64, .accounting = accounting } };

    for (const auto numChannels : { 0, 1, 2, 31, 32, 33, 64 })
    {
        const auto id = graph.add<ScalingProcessor> (0.5f, numChannels);

        for (int channel = 0; channel < numChannels; ++channel)
        {
            graph.connect ({ GraphNodes::audioInput, channel }, { id, channel });
            graph.connect ({ id, channel }, { GraphNodes::audioOutput, channel });
        }
    }

    const auto counter = graph.add<CountingProcessor>();
    const auto late = graph.add<LatencyProcessor> (100);
    graph.connectMidi (GraphNodes::midiInput, counter);
    graph.connectMidi (counter, GraphNodes::midiOutput);
    graph.connectStereo (counter, late);
    graph.connectStereo (late, GraphNodes::audioOutput);
    expectRealtimeSafe (graph, { .numMidiEvents = 50 });
}

TEST_F (GraphRealtime, CallingAWellBehavedNodeOffendsInNoWayWhateverItsWidth)
{
    expectRealtimeSafeAtAnyWidth ({});
}

TEST_F (GraphRealtime, NorDoesCallingItTheShorterWayWithNothingSwitchedOn)
{
    expectRealtimeSafeAtAnyWidth (Accounting::allOff());
}

TEST_F (GraphRealtime, NodesThatThrowDoNotMakeOurCodeOffend)
{
    TestGraph graph;
    const auto narrow = graph.add<ThrowingProcessor>();
    const auto wide = graph.add<ThrowingProcessor> (40);
    graph.connectStereo (GraphNodes::audioInput, narrow);
    graph.connectStereo (narrow, wide);
    graph.connectStereo (wide, GraphNodes::audioOutput);
    Unwatched strangers;
    expectRealtimeSafe (graph, { .observer = &strangers });
}

TEST_F (GraphRealtime, FullMidiRoomsAreCountedNotGrown)
{
    TestGraph graph;
    const auto late = graph.add<LatencyProcessor> (5000);
    const auto flood =
        graph.add<FunctionProcessor> (0, 0, Midi::acceptsAndProduces, [] (auto&, juce::MidiBuffer& midi) {
            for (int i = 0; i < 8000; ++i)
                midi.addEvent (juce::MidiMessage (i % 5 == 0 ? 0x80 : 0x90, i % 128, 64), 0);
        });
    const auto thief =
        graph.add<FunctionProcessor> (0, 0, Midi::acceptsAndProduces, [] (auto&, juce::MidiBuffer& midi) {
            midi.clear (0, 1); // gives storage back to the heap
            juce::MidiBuffer fresh;
            midi.swapWith (fresh);
        });
    graph.connectStereo (GraphNodes::audioInput, late);
    graph.connectStereo (late, GraphNodes::audioOutput);
    graph.connectMidi (GraphNodes::midiInput, flood);
    graph.connectMidi (flood, thief);
    graph.connectMidi (flood, GraphNodes::midiOutput); // delayed by 5000 samples
    graph.connectMidi (thief, GraphNodes::midiOutput);
    Unwatched strangers;
    expectRealtimeSafe (graph, { .numMidiEvents = 3000, .numBlocks = 60, .observer = &strangers });
    EXPECT_GT (graph.carried.counters().droppedMidiEvents, 0u);
}

} // namespace
} // namespace lopsided
