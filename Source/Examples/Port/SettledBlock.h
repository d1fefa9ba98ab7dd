#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <cstdio>

/** Plays a graph for a second and prints what its last block sounds like. */
inline void printSettledBlock (const char* what, juce::AudioProcessor& graph)
{
    juce::AudioBuffer<float> audio { 2, graph.getBlockSize() };
    juce::MidiBuffer midi;

    for (int block = 0; block < 100; ++block)
    {
        audio.clear();
        graph.processBlock (audio, midi);
    }

    std::printf ("%-24s left %.6f right %.6f\n", what, static_cast<double> (audio.getRMSLevel (0, 0, 480)),
                 static_cast<double> (audio.getRMSLevel (1, 0, 480)));
}
