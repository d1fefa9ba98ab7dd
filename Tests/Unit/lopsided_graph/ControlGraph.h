#pragma once

#include "Blocks.h"
#include "TestGraph.h"

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace lopsided
{

/** One processor with parameters between the graph's ends, rendered block by block. */
class ControlGraph
{
public:
    using Midi = TestProcessor::Midi;

    explicit ControlGraph (int numParameters = 1, Midi midi = Midi::none, int numChannels = 2)
        : graph ({ .numInputs = numChannels, .numOutputs = numChannels }),
          id (graph.add<ParameterProcessor> (numParameters, numChannels, midi)),
          processor (graph.get<ParameterProcessor> (id))
    {
        for (int channel = 0; channel < numChannels; ++channel)
        {
            graph.connect ({ GraphNodes::audioInput, channel }, { id, channel });
            graph.connect ({ id, channel }, { GraphNodes::audioOutput, channel });
        }

        if (midi == Midi::acceptsAndProduces)
        {
            graph.connectMidi (GraphNodes::midiInput, id);
            graph.connectMidi (id, GraphNodes::midiOutput);
        }

        compile();
    }

    void compile() { sequence = graph.compile(); }

    [[nodiscard]] NodeInstance& instance() { return *graph.model.findNode (id)->instance; }

    /** A change at a position of the graph's clock. */
    void set (std::int64_t time, float value, int parameter = 0)
    {
        instance().control().set (parameter, value, time);
    }

    void setNow (float value, int parameter = 0) { set (ParameterChange::now, value, parameter); }

    void automate (AutomationCurve curve, int parameter = 0)
    {
        graph.model.setAutomation (id, parameter, std::move (curve)).value();
        compile();
    }

    /** Renders silence, or what is given. */
    Block render (int numSamples, juce::AudioPlayHead* playHead = nullptr, juce::MidiBuffer midi = {})
    {
        Block input { graph.settings.numInputs, numSamples };
        Block output { graph.settings.numOutputs, numSamples };
        input.midi = std::move (midi);
        auto arguments = argumentsFor (input, output);
        arguments.playHead = playHead;
        sequence->render (arguments);
        return output;
    }

    TestGraph graph;
    NodeID id;
    ParameterProcessor& processor;
    std::shared_ptr<const RenderSequence> sequence;
};

/** The samples of one channel. */
inline std::vector<float> samplesOf (const Block& block, int channel = 0)
{
    const auto* samples = block.audio.getReadPointer (channel);
    return { samples, samples + block.audio.getNumSamples() };
}

/** A host that plays, whose transport the test moves. */
class MovingPlayHead final : public juce::AudioPlayHead
{
public:
    juce::Optional<PositionInfo> getPosition() const override { return position; }

    PositionInfo position;
};

} // namespace lopsided
