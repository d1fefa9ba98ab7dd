#include "InletStage.h"
#include "TestGraph.h"

namespace lopsided
{
namespace
{
using Midi = TestProcessor::Midi;

/** A synth that rings: it writes down the bytes that it is told, and sounds for ever. */
struct Rig
{
    Rig()
    {
        synth = graph.add<FunctionProcessor> (0, 2, Midi::accepts, listenInto (heard));
        graph.connectMidi (GraphNodes::midiInput, synth);
        graph.connectStereo (synth, GraphNodes::audioOutput);
        sequence = graph.compile();
    }

    [[nodiscard]] static FunctionProcessor::Function listenInto (std::vector<int>& heard)
    {
        return [&heard] (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) {
            juce::FloatVectorOperations::fill (audio.getWritePointer (0), 0.5f, audio.getNumSamples());

            for (const auto& event : eventsOf (midi))
                heard.insert (heard.end(), event.second.begin(), event.second.end());
        };
    }

    void play (const juce::MidiMessage& message)
    {
        Block block { 2, 64 };
        block.midi.addEvent (message, 0);
        render (*sequence, block);
    }

    void compile (const TransitionOptions& options)
    {
        sequence = GraphCompiler::compile (graph.model, graph.settings, graph.carried, options).value();
    }

    std::vector<int> heard; // before the graph, whose processors write into it
    std::vector<int> heardByNext;
    TestGraph graph;
    NodeID synth;
    std::shared_ptr<const RenderSequence> sequence;
};

constexpr int noteOn = 0x90, noteOff = 0x80;

TEST (MidiTransition, ANodeThatRingsIsReleasedAtOnceAndToldNothingNew)
{
    Rig rig;
    rig.play (on (60));
    rig.graph.model.removeNode (rig.synth).value();
    rig.compile ({ .fadeSamples = 100, .tails = Tails::ring });
    rig.play (on (61));
    ASSERT_EQ (rig.heard.size(), 6u);
    EXPECT_EQ (rig.heard[0], noteOn);
    EXPECT_EQ (rig.heard[3], noteOff);
    EXPECT_EQ (rig.heard[4], 60);
}

TEST (MidiTransition, WithAHoldItHearsOnlyTheNoteOffsOfWhatSounded)
{
    Rig rig;
    rig.play (on (60));
    rig.graph.model.removeNode (rig.synth).value();
    rig.compile ({ .fadeSamples = 100, .tails = Tails::ring, .notes = Notes::hold });
    rig.play (on (61));
    rig.play (off (61));
    EXPECT_EQ (rig.heard.size(), 3u) << "neither the new note nor its end";
    rig.play (off (60));
    ASSERT_EQ (rig.heard.size(), 6u);
    EXPECT_EQ (rig.heard[4], 60);
}

TEST (MidiTransition, ANodeThatFadesOutPlaysOnUntilItIsGone)
{
    Rig rig;
    rig.play (on (60));
    rig.graph.model.removeNode (rig.synth).value();
    rig.compile ({ .fadeSamples = 100, .tails = Tails::cut });
    rig.play (on (61));
    ASSERT_EQ (rig.heard.size(), 6u);
    EXPECT_EQ (rig.heard[3], noteOn);
}

TEST (MidiTransition, AReplacementIsToldTheProgramAndTheControllersBeforeItsFirstNote)
{
    Rig rig;
    rig.play (juce::MidiMessage::programChange (1, 5));
    rig.play (juce::MidiMessage::controllerEvent (1, 7, 99));
    auto next = rig.graph.makeInstance (
        std::make_unique<FunctionProcessor> (0, 2, Midi::accepts, Rig::listenInto (rig.heardByNext)));
    rig.graph.model.replaceNode (rig.synth, std::move (next)).value();
    rig.compile ({ .fadeSamples = 100, .tails = Tails::cut });
    rig.play (on (60));
    EXPECT_EQ (rig.heardByNext,
               (std::vector<int> { 0xc0, 5, 0xb0, 7, 99, noteOn, 60, rig.heardByNext.back() }));

    rig.play (off (60));
    EXPECT_EQ (rig.heardByNext.size(), 11u) << "told once";
}

TEST (MidiTransition, AReplacementOfANodeThatWasAwayIsHandedNoPedalThatWentUpMeanwhile)
{
    Rig rig;
    const auto before = rig.sequence; // is held for long, and its connections' state with it
    rig.play (juce::MidiMessage::controllerEvent (1, 64, 127));
    const auto instance = rig.graph.model.findNode (rig.synth)->instance;
    rig.graph.model.removeNode (rig.synth).value();
    rig.compile ({});
    rig.play (juce::MidiMessage::controllerEvent (1, 64, 0));

    rig.graph.model.addNode (instance, "back", rig.synth).value();
    rig.graph.connectMidi (GraphNodes::midiInput, rig.synth);
    rig.graph.connectStereo (rig.synth, GraphNodes::audioOutput);
    rig.compile ({ .fadeSamples = 100 });
    const auto overtaken = rig.sequence;
    auto next = rig.graph.makeInstance (
        std::make_unique<FunctionProcessor> (0, 2, Midi::accepts, Rig::listenInto (rig.heardByNext)));
    rig.graph.model.replaceNode (rig.synth, std::move (next)).value();
    rig.compile ({ .fadeSamples = 100 });
    rig.play (on (60));
    EXPECT_EQ (rig.heardByNext, (std::vector<int> { noteOn, 60, rig.heardByNext.back() }));
}

/** A node that begins a note in its first block and never ends it -> MIDI output. */
struct EndlessNote
{
    EndlessNote()
    {
        node = graph.add<FunctionProcessor> (0, 0, Midi::produces, [this] (auto&, juce::MidiBuffer& midi) {
            if (std::exchange (isFirst, false))
                midi.addEvent (on (60), 0);
        });
        graph.connectMidi (node, GraphNodes::midiOutput);
        sequence = graph.compile();
    }

    void remove (const TransitionOptions& options)
    {
        graph.model.removeNode (node).value();
        sequence = GraphCompiler::compile (graph.model, graph.settings, graph.carried, options).value();
    }

    /** The status bytes that came out, in blocks of 64. */
    std::vector<int> play (int numBlocks)
    {
        std::vector<int> out;

        for (int block = 0; block < numBlocks; ++block)
            for (const auto& event : eventsOf (render (*sequence, Block { 2, 64 }).midi))
                out.push_back (event.second[0]);

        return out;
    }

    [[nodiscard]] GraphCompiler::Progress progress() const
    {
        return GraphCompiler::progressOf (graph.carried);
    }

    bool isFirst = true;
    TestGraph graph;
    NodeID node;
    std::shared_ptr<const RenderSequence> sequence;
};

TEST (MidiTransition, WhatARemovedNodeHoldsIsHeldNoLongerThanItMayRing)
{
    using Progress = GraphCompiler::Progress;
    EndlessNote rig;
    EXPECT_EQ (rig.play (1), (std::vector { noteOn }));
    rig.remove ({ .tails = Tails::ring, .notes = Notes::hold, .ringCapSamples = 640 });
    EXPECT_EQ (rig.play (9), std::vector<int> {});
    EXPECT_EQ (rig.progress(), Progress::settled) << "a key that is down is no transition";
    EXPECT_EQ (rig.play (1), (std::vector { noteOff })) << "at the cap, though nobody else has a say";
    EXPECT_EQ (rig.progress(), Progress::over);

    rig.sequence = rig.graph.compile();
    EXPECT_EQ (rig.sequence->numNodes(), 0);
    EXPECT_EQ (rig.progress(), Progress::settled);
    EXPECT_EQ (rig.play (20), std::vector<int> {});
}

TEST (MidiTransition, WhatARemovedNodeHoldsEndsAtOnceWithoutAHold)
{
    EndlessNote rig;
    rig.play (1);
    rig.remove ({ .tails = Tails::ring, .ringCapSamples = 640 });
    EXPECT_EQ (rig.play (1), (std::vector { noteOff }));
}

} // namespace
} // namespace lopsided
