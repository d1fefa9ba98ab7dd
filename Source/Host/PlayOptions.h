#pragma once

#include "DeviceRequest.h"
#include <cstdint>
#include <juce_core/juce_core.h>
#include <lopsided_plugins/lopsided_plugins.h>
#include <optional>

namespace lopsided
{

/** What the user asked a run to be. */
struct PlayOptions
{
    juce::File session;
    DeviceRequest device;
    std::optional<double> seconds; // empty: until it is told to stop
    std::optional<juce::File> recording;
    std::optional<juce::File> report;
    std::optional<juce::File> picture;
    std::optional<double> editsPerSecond; // empty: the graph is left alone
    std::uint32_t seed = 1;
    int numWorkers = 0; // threads that render beside the audio thread
    SafeStart::Mode start = SafeStart::Mode::normal;
    PlaceholderSound placeholders = PlaceholderSound::passes;
};

} // namespace lopsided
