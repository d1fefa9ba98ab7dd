#include "GraphFixture.h"

#include <TestProcessors/PlainProcessor.h>

#include <memory>
#include <utility>

namespace lopsided::testing
{
namespace
{
/** A plugin that keeps a graph inside, and calls it from its own processBlock as any processor. */
class HostingPlugin final : public PlainProcessor<juce::AudioProcessor>
{
public:
    HostingPlugin()
        : PlainProcessor (BusesProperties()
                              .withInput ("In", juce::AudioChannelSet::stereo())
                              .withOutput ("Out", juce::AudioChannelSet::stereo()))
    {}

    const juce::String getName() const override { return "Hosting plugin"; }
    bool acceptsMidi() const override { return true; }
    bool producesMidi() const override { return true; }

    void prepareToPlay (double sampleRate, int maximumBlockSize) override
    {
        graph.setPlayHead (getPlayHead());
        graph.setNonRealtime (isNonRealtime());
        graph.setPlayConfigDetails (getTotalNumInputChannels(), getTotalNumOutputChannels(), sampleRate,
                                    maximumBlockSize);
        graph.prepareToPlay (sampleRate, maximumBlockSize);
        setLatencySamples (graph.getLatencySamples());
    }

    void releaseResources() override { graph.releaseResources(); }

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) override
    {
        graph.processBlock (audio, midi);
    }

    using PlainProcessor::processBlock;

    GraphProcessor graph;
};

/** Says that it is at the third beat. */
class BeatPlayHead final : public juce::AudioPlayHead
{
public:
    juce::Optional<PositionInfo> getPosition() const override
    {
        PositionInfo info;
        info.setPpqPosition (3.0);
        return info;
    }
};

class ContractHost : public ::testing::Test
{
protected:
    static constexpr int blockSize = 32;

    float render()
    {
        audio.setSize (2, blockSize);

        for (int channel = 0; channel < 2; ++channel)
            juce::FloatVectorOperations::fill (audio.getWritePointer (channel), 1.0f, blockSize);

        plugin.processBlock (audio, midi);
        return audio.getSample (0, blockSize - 1);
    }

    NodeID insert (std::unique_ptr<juce::AudioProcessor> processor)
    {
        auto edit = plugin.graph.edit();
        const auto id = edit.addNode (std::move (processor));
        connectStereo (edit, GraphProcessor::audioInput(), id);
        connectStereo (edit, id, GraphProcessor::audioOutput());
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
        return id;
    }

    BeatPlayHead playHead;
    HostingPlugin plugin;
    juce::AudioBuffer<float> audio;
    juce::MidiBuffer midi;
};

TEST_F (ContractHost, AGraphPlaysInsideAPluginsProcessBlock)
{
    insert (makeGain (0.5f));
    plugin.prepareToPlay (44100.0, blockSize);
    EXPECT_EQ (render(), 0.5f);
    insert (makeGain (0.25f));
    EXPECT_EQ (render(), 0.75f) << "edited between two blocks";
    plugin.releaseResources();
    plugin.prepareToPlay (96000.0, blockSize / 2);
    EXPECT_EQ (render(), 0.75f) << "in blocks longer than prepared";
}

TEST_F (ContractHost, NodesSeeThePluginsPlayHead)
{
    auto beat = std::make_shared<double> (-1.0);
    ScriptedProcessor* node = nullptr;
    ScriptedProcessor::Script script;
    script.process = [&node, beat] (auto&, auto&) {
        if (auto* head = node->getPlayHead())
            if (const auto position = head->getPosition())
                *beat = position->getPpqPosition().orFallback (-2.0);
    };

    auto processor = std::make_unique<ScriptedProcessor> (script);
    node = processor.get();
    insert (std::move (processor));
    plugin.setPlayHead (&playHead);
    plugin.prepareToPlay (48000.0, blockSize);
    render();
    EXPECT_EQ (*beat, 3.0);
}

TEST_F (ContractHost, ThePluginReportsTheGraphsLatency)
{
    insert (std::make_unique<LatencyProcessor> (77));
    plugin.prepareToPlay (48000.0, blockSize);
    EXPECT_EQ (plugin.getLatencySamples(), 77);
}

TEST_F (ContractHost, MidiOfTheHostGoesThroughThePlugin)
{
    plugin.graph
        .addConnection (
            { Port::midi (GraphProcessor::midiInput()), Port::midi (GraphProcessor::midiOutput()) })
        .value();
    plugin.prepareToPlay (48000.0, blockSize);
    midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 9);
    render();
    ASSERT_EQ (midi.getNumEvents(), 1);
    EXPECT_EQ ((*midi.begin()).samplePosition, 9);
}

TEST_F (ContractHost, AGraphIsANodeOfAnotherGraph)
{
    auto inner = std::make_unique<GraphProcessor>();
    auto edit = inner->edit();
    const auto id = edit.addNode (makeGain (0.5f));
    connectStereo (edit, GraphProcessor::audioInput(), id);
    connectStereo (edit, id, GraphProcessor::audioOutput());
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

    plugin.prepareToPlay (48000.0, blockSize);
    insert (std::move (inner));
    EXPECT_EQ (render(), 0.5f);
}

} // namespace
} // namespace lopsided::testing
