#include "InletStage.h"
#include "TestGraph.h"

#include <RealtimeTrap/ForeignCallScope.h>
#include <RealtimeTrap/RealtimeExpectations.h>

#include <gmock/gmock.h>

#include <optional>
#include <stdexcept>

namespace lopsided
{
namespace
{

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Midi = TestProcessor::Midi;
using Switch = NodeOptions::Switch;
using Events = std::vector<InletStage::Event>;

constexpr TransitionOptions slowly { .fadeSamples = 100 };
constexpr NodeOptions bypassed { .bypass = Switch::on };
constexpr NodeOptions muted { .mute = Switch::on };

/** Makes of each note the one an octave higher, as late as asked for. */
class OctaveProcessor final : public TestProcessor
{
public:
    explicit OctaveProcessor (int latencyToHave, int numChannels)
        : TestProcessor ("Octave", numChannels, numChannels, Midi::acceptsAndProduces),
          line (latencyToHave, 512)
    {
        setLatencySamples (latencyToHave);
        MidiRoom::reserve (raised);
    }

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) override
    {
        line.process (midi, audio.getNumSamples(), getLatencySamples(), position, { drops, drops });
        position += audio.getNumSamples();
        raised.clear();

        for (const auto event : line.output())
        {
            std::uint8_t bytes[] { event.data[0], event.data[1], event.data[2] };
            bytes[1] = static_cast<std::uint8_t> (bytes[1] + ((bytes[0] & 0xe0) == 0x80 ? 12 : 0));
            MidiRoom::append (raised, event.samplePosition, bytes, 3);
        }

        midi.swapWith (raised);
        audio.applyGain (0.5f);

        if (throws)
            throw std::runtime_error ("as it was told to");
    }

    using TestProcessor::processBlock;

    bool throws = false;

private:
    MidiDelayLine line;
    MidiDrops drops;
    juce::MidiBuffer raised;
    std::int64_t position = 0;
};

/** The host's MIDI through a node to the host. */
struct Rig
{
    explicit Rig (int latencySamples = 0, int numChannels = 0)
    {
        octave = graph.add<OctaveProcessor> (latencySamples, numChannels);
        graph.connectMidi (GraphNodes::midiInput, octave);
        graph.connectMidi (octave, GraphNodes::midiOutput);

        if (numChannels == 2)
        {
            graph.connectStereo (GraphNodes::audioInput, octave);
            graph.connectStereo (octave, GraphNodes::audioOutput);
        }

        sequence = graph.compile();
    }

    void set (const NodeOptions& options, const TransitionOptions& transition = slowly)
    {
        graph.model.setNodeOptions (octave, options).value();
        sequence = GraphCompiler::compile (graph.model, graph.settings, graph.carried, transition).value();
    }

    /** A block of 64 samples. */
    Events play (const Events& events = {})
    {
        Block input { 2, 64 };

        for (const auto& [time, bytes] : events)
            input.midi.addEvent (bytes.data(), static_cast<int> (bytes.size()), time);

        for (int channel = 0; channel < 2; ++channel)
            juce::FloatVectorOperations::fill (input.audio.getWritePointer (channel), 1.0f, 64);

        auto output = render (*sequence, input);
        audio = output.audio;
        return eventsOf (output.midi);
    }

    OctaveProcessor& processor() { return graph.get<OctaveProcessor> (octave); }

    TestGraph graph;
    NodeID octave;
    std::shared_ptr<const RenderSequence> sequence;
    juce::AudioBuffer<float> audio;
};

TEST (MidiStage, ABypassedNodePassesItsInputAndEndsWhatItPlayed)
{
    Rig rig;
    EXPECT_THAT (rig.play ({ at (5, on (60)) }), ElementsAre (at (5, on (72))));
    rig.set (bypassed);
    EXPECT_THAT (rig.play ({ at (5, on (61)) }), ElementsAre (at (0, off (72)), at (5, on (61))));
    EXPECT_THAT (rig.play ({ at (1, off (61)) }), ElementsAre (at (1, off (61))));
    rig.play ({ at (3, on (62)) });
    rig.set ({});
    EXPECT_THAT (rig.play ({ at (7, on (63)) }), ElementsAre (at (0, off (62)), at (7, on (75))));
    EXPECT_THAT (rig.play ({ at (0, off (60)), at (1, off (63)) }), ElementsAre (at (1, off (75))))
        << "the first note was ended before";
}

TEST (MidiStage, AMutedNodeSaysNothingAndEndsWhatItPlayed)
{
    Rig rig;
    rig.play ({ at (5, on (60)), at (6, cc (64, 127)) });
    rig.set (muted);
    EXPECT_THAT (rig.play ({ at (5, on (61)) }), ElementsAre (at (0, off (72)), at (0, cc (64, 0))));
    EXPECT_THAT (rig.play ({ at (5, off (61)) }), IsEmpty());
    rig.set ({});
    EXPECT_THAT (rig.play ({ at (2, on (62)) }), ElementsAre (at (2, on (74))));
}

TEST (MidiStage, WhatIsPassedIsAsLateAsTheNodeAndBeginsWithTheCrossfade)
{
    Rig rig { 100, 2 };
    rig.play ({ at (0, on (60)) });
    rig.play();
    EXPECT_EQ (rig.audio.getSample (0, 0), 0.5f);
    rig.set (bypassed);

    // The crossfade of the audio begins once as much of the input is there: at 100.
    EXPECT_THAT (rig.play ({ at (10, on (61)) }), IsEmpty());
    EXPECT_EQ (rig.audio.getSample (0, 63), 0.5f);
    EXPECT_THAT (rig.play ({ at (0, off (60)) }), ElementsAre (at (36, off (72)), at (46, on (61))));
    EXPECT_EQ (rig.audio.getSample (0, 35), 0.5f);
    EXPECT_GT (rig.audio.getSample (0, 36), 0.5f) << "MIDI changes over with the first sample of the fade";

    EXPECT_THAT (rig.play ({ at (3, off (61)) }), ElementsAre (at (36, off (60))));
    rig.set ({});
    EXPECT_THAT (rig.play(), ElementsAre (at (0, off (61)), at (39, off (73))));
    EXPECT_LT (rig.audio.getSample (0, 63), 1.0f);
}

TEST (MidiStage, WithoutAFadeItChangesAtOnce)
{
    Rig rig { 100 };
    rig.play ({ at (0, on (60)) });
    rig.play();
    rig.set (bypassed, {});
    EXPECT_THAT (rig.play ({ at (10, on (61)) }), ElementsAre (at (0, off (72))));
    EXPECT_THAT (rig.play(), ElementsAre (at (46, on (61))));
}

TEST (MidiStage, ACommitBesideItLeavesItsWaitAsItIs)
{
    Rig rig { 100 };
    rig.play ({ at (0, on (60)) });
    rig.play();
    rig.set (bypassed);
    EXPECT_THAT (rig.play(), IsEmpty());
    rig.set (bypassed, {});
    EXPECT_THAT (rig.play(), ElementsAre (at (36, off (72))));
}

TEST (MidiStage, ANodeThatIsBypassedFromTheStartPassesItsInputFromTheStart)
{
    Rig rig;
    rig.set (bypassed);
    EXPECT_THAT (rig.play ({ at (5, on (60)) }), ElementsAre (at (5, on (60))));
}

TEST (MidiStage, SoloMutesTheMidiOfTheOthers)
{
    Rig rig;
    rig.play ({ at (5, on (60)) });
    const auto other = rig.graph.add<ScalingProcessor> (1.0f);
    rig.graph.model.setNodeOptions (other, { .solo = Switch::on }).value();
    rig.set ({});
    EXPECT_THAT (rig.play ({ at (5, on (61)) }), ElementsAre (at (0, off (72))));
    rig.set ({ .solo = Switch::on });
    EXPECT_THAT (rig.play ({ at (5, on (62)) }), ElementsAre (at (5, on (74))));
}

TEST (MidiStage, ABypassedNodePassesItsInputThoughItIsSuspendedOrThrows)
{
    Rig rig;
    rig.set (bypassed);
    rig.play();
    rig.processor().throws = true;
    EXPECT_THAT (rig.play ({ at (5, on (60)) }), ElementsAre (at (5, on (60))));
    rig.set ({});
    EXPECT_THAT (rig.play ({ at (5, on (61)) }), ElementsAre (at (0, off (60))));
    rig.processor().throws = false;
    EXPECT_THAT (rig.play ({ at (5, on (62)) }), ElementsAre (at (5, on (74))));
}

TEST (MidiStage, AProcessorThatThrowsEndsWhatItBeganAlsoThroughADelay)
{
    Rig rig;
    const auto late = rig.graph.add<LatencyProcessor> (100);
    rig.graph.connectStereo (GraphNodes::audioInput, late);
    rig.graph.connectStereo (late, GraphNodes::audioOutput);
    rig.set ({});
    EXPECT_THAT (rig.play ({ at (0, on (60)) }), IsEmpty());
    rig.processor().throws = true;
    EXPECT_THAT (rig.play(), ElementsAre (at (36, on (72))));
    rig.processor().throws = false;
    EXPECT_THAT (rig.play(), ElementsAre (at (36, off (72)))) << "at its own, delayed time";
}

TEST (MidiStage, AResetEndsWhatSoundsOnce)
{
    Rig rig;
    rig.set (bypassed);
    rig.play ({ at (0, on (60)) });
    rig.sequence->reset();
    EXPECT_THAT (rig.play(), ElementsAre (at (0, off (60))));
    rig.set ({});
    EXPECT_THAT (rig.play(), IsEmpty());
}

//======================================================================================================================
/** Takes strangers out of the trap, as the host does. */
class Unwatched final : public NodeCallObserver
{
public:
    void beforeProcess (const NodeInstance&) noexcept override { scope.emplace(); }
    void afterProcess (const NodeInstance&) noexcept override { scope.reset(); }

private:
    std::optional<testing::ForeignCallScope> scope;
};

using MidiStageRealtime = testing::RealtimeTest;

TEST_F (MidiStageRealtime, ChangingOverNeitherAllocatesNorLocksNorCallsTheSystem)
{
    Rig rig { 30, 2 };
    std::vector<std::shared_ptr<const RenderSequence>> sequences;

    for (const auto& options : { bypassed, NodeOptions {}, muted, bypassed, NodeOptions {} })
    {
        sequences.push_back (rig.sequence);
        rig.set (options);
    }

    Unwatched strangers;
    Block input { 2, 64 };
    Block output { 2, 64 };

    for (int i = 0; i < 1500; ++i)
        input.midi.addEvent (juce::MidiMessage (i % 3 == 0 ? 0x80 : 0x90, i * 7 % 100, 64), i / 30);

    testing::runOnAudioThread ([&] {
        for (std::size_t block = 0; block < 100; ++block)
        {
            auto arguments = argumentsFor (input, output);
            arguments.observer = &strangers;

            testing::expectNoOffences ([&] {
                const juce::ScopedNoDenormals noDenormals;
                sequences[block / 3 % sequences.size()]->render (arguments);

                if (block % 40 == 39)
                    sequences[0]->reset (&strangers);
            });
        }
    });

    EXPECT_FALSE (output.midi.isEmpty());
}

} // namespace
} // namespace lopsided
