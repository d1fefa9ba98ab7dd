// lopsided_graph without an engine: a model, compiled and rendered by its owner.
#include "Halver.h"

#include <lopsided_graph/lopsided_graph.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

int main()
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const lopsided::RenderSettings settings { .sampleRate = 48000.0, .maximumBlockSize = 64 };
    auto instance = std::make_shared<lopsided::NodeInstance> (std::make_unique<Halver>(), 1);
    instance->prepare (settings.sampleRate, settings.maximumBlockSize);

    lopsided::GraphModel model;
    const auto halver = model.addNode (instance, "halver").value();

    for (int channel = 0; channel < 2; ++channel)
    {
        model.addConnection ({ { lopsided::GraphNodes::audioInput, channel }, { halver, channel } }).value();
        model.addConnection ({ { halver, channel }, { lopsided::GraphNodes::audioOutput, channel } }).value();
    }

    lopsided::CarriedState carried;
    const auto sequence = lopsided::GraphCompiler::compile (model, settings, carried).value();

    juce::AudioBuffer<float> audio { 2, settings.maximumBlockSize };
    juce::MidiBuffer midi;
    juce::FloatVectorOperations::fill (audio.getWritePointer (0), 1.0f, audio.getNumSamples());
    juce::FloatVectorOperations::fill (audio.getWritePointer (1), 1.0f, audio.getNumSamples());
    sequence->render ({ .inputs = audio.getArrayOfReadPointers(),
                        .numInputs = 2,
                        .outputs = audio.getArrayOfWritePointers(),
                        .numOutputs = 2,
                        .midiIn = midi,
                        .midiOut = midi,
                        .numSamples = audio.getNumSamples() });

    std::printf ("GraphAlone: 1 became %.2f\n", static_cast<double> (audio.getSample (0, 63)));
    return audio.getMagnitude (0, 64) == 0.5f ? EXIT_SUCCESS : EXIT_FAILURE;
}
