#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** What the user wants of the device; zero and empty mean "whatever works". A value. */
struct AudioChoice
{
    juce::String device;
    double sampleRate = 0.0;
    int blockSize = 0;
    int numInputs = -1;  /**< -1: all */
    int numOutputs = -1; /**< -1: all */

    bool operator== (const AudioChoice&) const = default;
};

} // namespace lopsided
