#pragma once

#include "PluginError.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <vector>

namespace lopsided
{

/** What PluginLibrary::list found. */
struct PluginListing
{
    /** By format, in the order asked for, then by name. A LADSPA plugin's `descriptiveName` is its label. */
    std::vector<juce::PluginDescription> plugins;

    std::vector<PluginError> failures; /**< one for each file that holds no plugin that could be read */
};

} // namespace lopsided
