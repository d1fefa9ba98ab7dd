#pragma once

#include <juce_core/juce_core.h>

#include <vector>

namespace lopsided
{

/** A device that can be chosen. A value. */
struct AudioDeviceInfo
{
    juce::String name; /**< such as "JACK:system", "dummy" */
    int numInputs = 0;
    int numOutputs = 0;
    std::vector<double> sampleRates {}; /**< empty where only opening it tells */
    std::vector<int> blockSizes {};

    bool operator== (const AudioDeviceInfo&) const = default;
};

} // namespace lopsided
