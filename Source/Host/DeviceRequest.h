#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** What the user asked for; zero and empty mean "whatever works". */
struct DeviceRequest
{
    /** Whether the graph listens to the device's inputs: a device is not asked for a microphone that nobody hears. */
    enum class Inputs
    {
        unused,
        wanted
    };

    juce::String name; // "JACK", "JACK:client", "ALSA", "ALSA:name", "dummy", or empty
    double sampleRate = 0.0;
    int blockSize = 0;
    Inputs inputs = Inputs::unused;
    int numInputs = -1;  // at most so many of them; -1: all
    int numOutputs = -1; // likewise
};

} // namespace lopsided
