// Nodes that are never taken for idle by themselves, and say that they may be (NodeOptions::idleSkip).
#include "Blocks.h"
#include "TestGraph.h"

namespace lopsided
{
namespace
{
using Midi = TestProcessor::Midi;
using Switch = NodeOptions::Switch;

/** A graph with a synthesizer: no audio input, and MIDI from the host. */
class IdleOption : public ::testing::Test
{
protected:
    IdleOption()
        : synth (graph.add<FunctionProcessor> (0, 2, Midi::accepts, [this] (auto&, auto& midi) {
              ++numCalls;
              numNotes += midi.getNumEvents();
          }))
    {
        graph.connectMidi (GraphNodes::midiInput, synth);
        graph.connectStereo (synth, GraphNodes::audioOutput);
    }

    void set (Switch idleSkip)
    {
        graph.model.setNodeOptions (synth, { .idleSkip = idleSkip }).value();
        compile();
    }

    void compile()
    {
        sequence = GraphCompiler::compile (graph.model, graph.settings, graph.carried,
                                           { .fadeSamples = 0, .tails = Tails::cut })
                       .value();
    }

    void play (juce::MidiBuffer midi = {})
    {
        Block input { 2, 480 };
        input.midi = std::move (midi);
        render (*sequence, input);
    }

    /** @returns how often it was called in the last of two seconds. */
    int callsOfASecond()
    {
        for (int block = 0; block < 101; ++block)
            play();

        const auto before = numCalls;

        for (int block = 0; block < 99; ++block)
            play();

        return numCalls - before;
    }

    int numCalls = 0;
    int numNotes = 0;
    TestGraph graph;
    NodeID synth;
    std::shared_ptr<const RenderSequence> sequence;
};

TEST_F (IdleOption, OfANodeWithoutAudioInputIsOffUnlessSomebodySaysSo)
{
    compile();
    EXPECT_EQ (callsOfASecond(), 99);
}

TEST_F (IdleOption, LetsSuchANodeRestUntilMidiComes)
{
    set (Switch::on);
    EXPECT_EQ (callsOfASecond(), 0);

    juce::MidiBuffer midi;
    midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 5);
    play (midi);
    EXPECT_EQ (numNotes, 1);
}

TEST_F (IdleOption, MayBeSwitchedWhileTheNodePlays)
{
    set (Switch::on);
    EXPECT_EQ (callsOfASecond(), 0);
    set (Switch::off);
    EXPECT_EQ (callsOfASecond(), 99);
    set (Switch::on);
    EXPECT_EQ (callsOfASecond(), 0);
}

} // namespace
} // namespace lopsided
