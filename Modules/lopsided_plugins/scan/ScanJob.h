#pragma once

#include "PluginRecord.h"

#include <optional>

namespace lopsided
{

/** What a worker is asked in one go: a file, or one plugin of it. */
struct ScanJob
{
    PluginFile source;
    FileStamp stamp;
    juce::String uri; /**< of the LV2 plugin; empty where the file is meant */

    /** The VST3 or LADSPA plugin as its file's list has it; nothing where all of the file is meant. */
    std::optional<PluginRecord> listed {};

    /** What can be said about a plugin that did not come to say anything itself. */
    [[nodiscard]] PluginRecord unknownPlugin() const
    {
        PluginRecord record;
        record.source = source;
        record.stamp = stamp;
        record.identifier = uri.isNotEmpty() ? uri : source.file.getFullPathName();
        record.description.pluginFormatName = toString (source.format);
        record.description.name = uri.isNotEmpty() ? uri : source.file.getFileNameWithoutExtension();
        record.description.fileOrIdentifier = record.identifier;
        return record;
    }
};

} // namespace lopsided
