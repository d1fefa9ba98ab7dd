#pragma once

#include "PluginError.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <vector>

namespace lopsided
{

/** What PluginLibrary::list found. */
struct PluginListing
{
    std::vector<juce::PluginDescription> plugins; /**< sorted by format, then by name */
    std::vector<PluginError> failures; /**< one for each file that holds no plugin that could be read */
};

} // namespace lopsided
