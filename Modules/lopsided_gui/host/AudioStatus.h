#pragma once

#include <juce_core/juce_core.h>

#include <cstdint>

namespace lopsided
{

/** How the device and the graph on it do. A value. Thread: any. */
struct AudioStatus
{
    enum class Device
    {
        none,    /**< nothing plays */
        playing, /**< the one that was asked for */
        lost     /**< it has vanished: the dummy plays in its place until it is back */
    };

    Device device = Device::none;
    juce::String deviceName;
    double sampleRate = 0.0;
    int blockSize = 0;
    int latencySamples = 0;       /**< of the graph */
    int deviceLatencySamples = 0; /**< of the device, out and in */
    int xruns = -1;               /**< as the device counts; -1 where it does not */

    // Since the figures were last reset, as shares of the deadline: 1 is all of it.
    double meanLoad = 0.0;
    double p999Load = 0.0;
    double worstLoad = 0.0;
    std::uint64_t blocks = 0;
    std::uint64_t lateBlocks = 0;
    juce::String culprit; /**< the node that took most of the last late block */

    float outputPeak = 0.0f; /**< since the last look, linear */
    bool limiterActive = false;
};

} // namespace lopsided
