#pragma once

#include <TestProcessors/TestProcessor.h>

#include <lopsided_gui/lopsided_gui.h>

#include <iostream>
#include <memory>
#include <vector>

namespace lopsided::testing
{

/** Silent, with the buses of a compressor: two stereo inputs, MIDI, and a stereo output. */
class CompressorDouble final : public TestProcessor
{
public:
    CompressorDouble()
        : TestProcessor ("Bus compressor with a rather long name",
                         BusesProperties()
                             .withInput ("Main", juce::AudioChannelSet::stereo())
                             .withInput ("Sidechain", juce::AudioChannelSet::stereo())
                             .withOutput ("Main", juce::AudioChannelSet::stereo()),
                         Midi::acceptsAndProduces)
    {}

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) override { audio.clear(); }

    using TestProcessor::processBlock;
};

/** A plugin that is not installed. */
inline std::unique_ptr<juce::AudioProcessor> missingReverb()
{
    MissingPlugin missing;
    missing.reference = { "LV2", "urn:test:reverb", "Hall reverb" };
    missing.reason.message = "No LV2 plugin with this URI is installed.";
    PluginPorts ports;
    ports.buses.inputBuses.add (juce::AudioChannelSet::stereo());
    ports.buses.outputBuses.add (juce::AudioChannelSet::stereo());
    return std::make_unique<PlaceholderProcessor> (missing, ports, PlaceholderSound::passes);
}

/** Some of everything that a canvas shows. */
inline void buildDemo (GraphProcessor& graph, SessionDocument& document)
{
    const auto add = [&] (const char* plugin, SessionPosition place) {
        return document.addPlugin ({ "builtin", plugin, {} }, place).value();
    };
    const auto player = add ("midi-file-player", { 200.0f, 40.0f });
    const auto sine = add ("sine", { 440.0f, 40.0f });
    const auto gain = add ("gain", { 680.0f, 40.0f });
    const auto dry = add ("gain", { 440.0f, 200.0f });
    const auto trim = add ("gain", { 1200.0f, 60.0f });
    auto edit = graph.edit();
    const auto compressor = edit.addNode (std::make_unique<CompressorDouble>());
    const auto reverb = edit.addNode (missingReverb());
    static_cast<void> (edit.commit());

    std::vector<Connection> all { { Port::midi (player), Port::midi (compressor) },
                                  { Port::midi (GraphNodes::midiInput), Port::midi (compressor) },
                                  { { sine, 0 }, { gain, 0 } },
                                  { { sine, 0 }, { gain, 1 } } };

    for (int channel = 0; channel < 2; ++channel)
    {
        all.push_back ({ { GraphNodes::audioInput, channel }, { dry, channel } });
        all.push_back ({ { dry, channel }, { compressor, channel + 2 } });
        all.push_back ({ { gain, channel }, { compressor, channel } });
        all.push_back ({ { compressor, channel }, { reverb, channel } });
        all.push_back ({ { reverb, channel }, { trim, channel } });
        all.push_back ({ { trim, channel }, { GraphNodes::audioOutput, channel } });
        all.push_back ({ { trim, channel }, { dry, channel }, Connection::Kind::feedback });
    }

    if (const auto done = document.connect (all); done.has_error())
        std::cerr << done.error().message << std::endl;

    document.move ({ { GraphNodes::audioInput, { 40.0f, 200.0f } },
                     { GraphNodes::midiInput, { 40.0f, 330.0f } },
                     { GraphNodes::audioOutput, { 1420.0f, 60.0f } },
                     { GraphNodes::midiOutput, { 1420.0f, 180.0f } },
                     { compressor, { 920.0f, 160.0f } },
                     { reverb, { 1200.0f, 220.0f } } });
    static_cast<void> (document.rename (dry, "Guitar"));
    static_cast<void> (
        document.setSwitch ({ dry }, SessionDocument::NodeSwitch::bypass, NodeOptions::Switch::on));
    static_cast<void> (
        document.setSwitch ({ trim }, SessionDocument::NodeSwitch::solo, NodeOptions::Switch::on));
    static_cast<void> (
        document.setSwitch ({ gain }, SessionDocument::NodeSwitch::mute, NodeOptions::Switch::on));
    SessionComment comment;
    comment.text = "The guitar ducks the synth: its level drives the compressor's sidechain.";
    comment.position = { 680.0f, 330.0f };
    comment.width = 220.0f;
    document.setComments ({ comment });
}

/** Levels and loads for everything in a graph. */
inline std::vector<NodeFigures> demoFigures (const GraphProcessor& graph)
{
    std::vector<NodeFigures> all;
    auto level = 0.08f;
    auto load = 4000.0;

    for (const auto& node : graph.model()->nodes())
    {
        NodeFigures figures;
        figures.node = node.id;
        figures.calls = 100;
        figures.meanNanoseconds = load * 0.7;
        figures.p99Nanoseconds = load;
        figures.maxNanoseconds = load * 1.2;
        figures.peaks.assign (static_cast<std::size_t> (node.instance->shape().numOutputs), level);
        all.push_back (figures);
        level *= 1.6f;
        load *= 3.0;
    }

    return all;
}

} // namespace lopsided::testing
