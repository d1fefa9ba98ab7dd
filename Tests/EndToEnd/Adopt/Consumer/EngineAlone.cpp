// lopsided_engine: a graph as one processor, edited between two blocks.
#include "Halver.h"

#include <lopsided_engine/lopsided_engine.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

int main()
{
    const juce::ScopedJuceInitialiser_GUI juce;
    lopsided::GraphProcessor graph;
    graph.prepareToPlay (48000.0, 64);

    auto edit = graph.edit();
    const auto halver = edit.addNode (std::make_unique<Halver>());

    for (int channel = 0; channel < 2; ++channel)
    {
        edit.connect ({ graph.audioInput(), channel }, { halver, channel });
        edit.connect ({ halver, channel }, { graph.audioOutput(), channel });
    }

    if (const auto done = edit.commit (lopsided::CommitOptions::atOnce()); ! done.ok())
    {
        std::puts (done.error().message.c_str());
        return EXIT_FAILURE;
    }

    juce::AudioBuffer<float> audio { 2, 64 };
    juce::MidiBuffer midi;
    juce::FloatVectorOperations::fill (audio.getWritePointer (0), 1.0f, audio.getNumSamples());
    graph.processBlock (audio, midi);
    std::printf ("EngineAlone: 1 became %.2f\n", static_cast<double> (audio.getSample (0, 63)));
    return audio.getSample (0, 63) == 0.5f && graph.statistics().commits == 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
