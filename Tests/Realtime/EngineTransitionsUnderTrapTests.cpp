#include "EngineTrapFixture.h"

#include <TestProcessors/TestProcessors.h>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

namespace lopsided::testing
{
namespace
{
/** Random edits of a graph that plays, in which everything that can fade, ring, be held or change over does. */
class EngineTransitionsUnderTrap : public EngineTrapFixture
{
protected:
    NodeID pick() { return nodes[random() % nodes.size()]; }

    std::unique_ptr<juce::AudioProcessor> make()
    {
        if (random() % 2 == 0)
            return std::make_unique<LatencyProcessor> (static_cast<int> (random() % 200));

        return std::make_unique<FunctionProcessor> (2, 2, TestProcessor::Midi::acceptsAndProduces,
                                                    [] (auto&, auto&) {});
    }

    void connect (Transaction& edit, NodeID source, NodeID destination)
    {
        for (int channel = 0; channel < 2; ++channel)
            edit.connect ({ source, channel }, { destination, channel });
    }

    NodeID add (Transaction& edit)
    {
        const auto id = edit.addNode (std::make_unique<FunctionProcessor> (
            2, 2, TestProcessor::Midi::acceptsAndProduces, [] (auto&, auto&) {}));
        connect (edit, graph.audioInput(), id);
        connect (edit, id, graph.audioOutput());
        edit.connect (Port::midi (graph.midiInput()), Port::midi (id));
        edit.connect (Port::midi (id), Port::midi (graph.midiOutput()));
        nodes.push_back (id);
        return id;
    }

    void remove (Transaction& edit)
    {
        const auto id = pick();
        edit.removeNode (id);
        std::erase (nodes, id);
    }

    static NodeOptions::Switch toggled (NodeOptions::Switch setting)
    {
        return setting == NodeOptions::Switch::on ? NodeOptions::Switch::off : NodeOptions::Switch::on;
    }

    void toggle (Transaction& edit)
    {
        const auto id = pick();
        auto options = graph.getNodeForId (id)->options;
        auto* const settings = std::array { &options.bypass, &options.mute, &options.solo }[random() % 3];
        *settings = toggled (*settings);
        edit.setNodeOptions (id, options);
    }

    /** A change that is accepted or refused: between them nothing may offend either. */
    void change (Transaction& edit)
    {
        if (nodes.size() < 4)
            add (edit);
        else
            switch (random() % 5)
            {
                case 0: add (edit); break;
                case 1: remove (edit); break;
                case 2: edit.replaceNode (pick(), make()); break;
                case 3: toggle (edit); break;
                default: connect (edit, pick(), add (edit)); break;
            }
    }

    CommitOptions anyOptions()
    {
        CommitOptions options;
        options.fade = CommitOptions::Seconds { static_cast<double> (random() % 3) * 0.004 };
        options.tails = random() % 2 == 0 ? Tails::ring : Tails::cut;
        options.notes = random() % 2 == 0 ? Notes::hold : Notes::release;
        options.curve = random() % 2 == 0 ? FadeCurve::linear : FadeCurve::equalPower;
        options.ringCap = std::chrono::milliseconds { 20 };
        return options;
    }

    void fillMidi()
    {
        midi.clear();
        const auto key = 40 + static_cast<int> (random() % 8);
        midi.addEvent (random() % 2 == 0 ? juce::MidiMessage::noteOn (1, key, 1.0f)
                                         : juce::MidiMessage::noteOff (1, key),
                       3);
        midi.addEvent (juce::MidiMessage::controllerEvent (1, 64, random() % 2 == 0 ? 127 : 0), 5);
    }

    std::mt19937 random { 7 };
    std::vector<NodeID> nodes;
};

TEST_F (EngineTransitionsUnderTrap, TheCallbackMakesNoOffenceThroughFadesRingsHeldNotesAndReplacements)
{
    midi.ensureSize (65536);
    int numAccepted = 0;

    for (int round = 0; round < 300 && ! HasFailure(); ++round)
    {
        const auto before = nodes;
        auto edit = graph.edit();
        change (edit);

        if (edit.commit (anyOptions()).ok())
            ++numAccepted;
        else
            nodes = before;

        // Fades of 0, 4 and 8 ms are 0, 3 and 6 blocks long: some edits land in mid-fade, some after it.
        for (auto block = random() % 8; block > 0; --block)
        {
            fill (0.5f);
            fillMidi();
            renderWatched();
        }

        graph.reclaim();
    }

    EXPECT_GT (numAccepted, 200);
    EXPECT_EQ (graph.statistics().destroyedOnAudioThread, 0u);
    EXPECT_EQ (graph.statistics().concurrentRenders, 0u);
}

TEST_F (EngineTransitionsUnderTrap, TheFirstBlockAfterACommitFaultsNoPage)
{
    insert (std::make_unique<LatencyProcessor> (10));

    for (int block = 0; block < 8; ++block)
        renderWatched();

    // Larger buffers than before, delays, MIDI rooms: all are touched before they are published.
    auto edit = graph.edit();
    const auto late = edit.addNode (std::make_unique<LatencyProcessor> (8000));
    connect (edit, graph.audioInput(), late);
    connect (edit, late, graph.audioOutput());

    for (int index = 0; index < 200; ++index)
        add (edit);

    ASSERT_TRUE (edit.commit().ok());
    runOnAudioThread ([this] {
        // The thread's own stack and the code of the callback are not the commit's.
        juce::AudioBuffer<float> none { 2, 0 };
        graph.processBlock (none, midi);
        const auto seen = expectNoOffences ([this] { graph.processBlock (audio, midi); });
        EXPECT_EQ (seen.usage.minorFaults + seen.usage.majorFaults, 0) << "on the first block";
    });
}

} // namespace
} // namespace lopsided::testing
