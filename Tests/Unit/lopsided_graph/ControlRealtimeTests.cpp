#include "ControlGraph.h"

#include <RealtimeTrap/ForeignCallScope.h>
#include <RealtimeTrap/RealtimeExpectations.h>

#include <optional>

namespace lopsided
{
namespace
{

using ControlRealtime = testing::RealtimeTest;
using Midi = TestProcessor::Midi;
using Journal = ParameterProcessor::Journal;

/** Takes strangers out of the trap. */
class OutOfTheTrap final : public NodeCallObserver
{
public:
    void beforeProcess (const NodeInstance&) noexcept override { scope.emplace(); }
    void afterProcess (const NodeInstance&) noexcept override { scope.reset(); }

private:
    std::optional<testing::ForeignCallScope> scope;
};

/** Nodes of several widths whose parameters change all the time, by queue and by curve. */
class BusyGraph
{
public:
    BusyGraph()
    {
        for (const auto numChannels : { 0, 2, 40 })
            for (const auto midi : { Midi::none, Midi::acceptsAndProduces })
                addNode (numChannels, midi);

        host.position.setIsPlaying (true);
        host.position.setTimeInSamples (0);
        sequence = graph.compile();
    }

    void askForChanges()
    {
        for (auto* instance : instances)
            for (int i = 0; i < 40; ++i)
            {
                const auto time = i % 4 == 0 ? ParameterChange::now : position + (i * 37) % 600;
                instance->control().set (i % 2, static_cast<float> (i) / 40.0f, time);
            }
    }

    /** Asks, from the producer's side, then renders under the trap. */
    void run (NodeCallObserver* observer)
    {
        Block input { 2, 512 };
        Block output { 2, 512 };

        for (int i = 0; i < 30; ++i)
            input.midi.addEvent (juce::MidiMessage (i % 3 == 0 ? 0x80 : 0x90, i, 64), i * 4);

        for (int block = 0; block < 100; ++block)
        {
            askForChanges();
            auto arguments = argumentsFor (input, output);
            arguments.numSamples = block % 7 == 0 ? 0 : 1 + (block * 37) % 512;
            arguments.playHead = &host;
            arguments.observer = observer;

            testing::runOnAudioThread ([&] {
                testing::expectNoOffences ([&] {
                    const juce::ScopedNoDenormals noDenormals;
                    sequence->render (arguments);
                });
            });

            position += arguments.numSamples;
            host.position.setTimeInSamples (position);
        }
    }

    std::vector<NodeInstance*> instances;

private:
    void addNode (int numChannels, Midi midi)
    {
        const auto id = graph.add<ParameterProcessor> (3, numChannels, midi, Journal::none);
        instances.push_back (graph.model.findNode (id)->instance.get());

        if (midi == Midi::acceptsAndProduces)
        {
            graph.connectMidi (GraphNodes::midiInput, id);
            graph.connectMidi (id, GraphNodes::midiOutput);
        }

        graph.model.setAutomation (id, 1, AutomationCurve { { { 0, 0.0f }, { 20000, 1.0f } } }).value();
        graph.model
            .setAutomation (
                id, 2,
                AutomationCurve { { { 0, 1.0f }, { 20000, 0.0f } }, AutomationCurve::Timeline::transport })
            .value();
    }

    TestGraph graph;
    MovingPlayHead host;
    std::shared_ptr<const RenderSequence> sequence;
    std::int64_t position = 0;
};

TEST_F (ControlRealtime, SplittingWellBehavedNodesOffendsInNoWay)
{
    // Without a bracket: so all that is ours is watched.
    BusyGraph graph;
    graph.run (nullptr);

    for (const auto* instance : graph.instances)
    {
        const auto& processor = dynamic_cast<ParameterProcessor&> (instance->processor());
        EXPECT_GT (processor.parameters[0]->numSets, 100);
        EXPECT_GT (processor.parameters[1]->numSets, 100);
        EXPECT_GT (processor.parameters[2]->numSets, 100);
    }
}

TEST_F (ControlRealtime, StrangersAreBracketedWhereverAPartBegins)
{
    BusyGraph graph;

    for (const auto* instance : graph.instances)
        dynamic_cast<ParameterProcessor&> (instance->processor()).hook = [] (auto&, juce::MidiBuffer& midi) {
            juce::MidiBuffer fresh; // allocates, and takes the lent storage away
            fresh.addEvent (juce::MidiMessage::noteOff (1, 1), 0);
            midi.swapWith (fresh);
        };

    OutOfTheTrap strangers;
    graph.run (&strangers);
}

TEST_F (ControlRealtime, QueuesThatAreFullAllTheTimeOffendInNoWay)
{
    BusyGraph graph;

    for (int i = 0; i < 50; ++i)
        graph.askForChanges();

    graph.run (nullptr);
}

} // namespace
} // namespace lopsided
