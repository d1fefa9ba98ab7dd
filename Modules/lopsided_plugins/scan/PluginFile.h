#pragma once

#include "../library/PluginFormat.h"

#include <juce_core/juce_core.h>

namespace lopsided
{

/** Where plugins are: an LV2 bundle, a VST3 file or bundle, a LADSPA library. Thread: any, a value. Realtime: allocates. */
struct PluginFile
{
    PluginFormat format = PluginFormat::builtin;
    juce::File file;

    bool operator== (const PluginFile&) const = default;
    bool operator<(const PluginFile& other) const
    {
        return format != other.format ? format < other.format
                                      : file.getFullPathName() < other.file.getFullPathName();
    }
};

} // namespace lopsided
