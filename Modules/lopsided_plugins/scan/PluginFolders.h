#pragma once

#include "PluginFile.h"

#include <span>
#include <vector>

namespace lopsided
{

/** The folders in which plugins are looked for, whatever their format: the standard ones, and further ones of the user's.

    Kept in a file (`plugin-folders.json`), which scans and PluginLibrary read.

    Thread: any, a value. Realtime: may block.
*/
struct PluginFolders
{
    /** The standard folders of each format, and those that LV2_PATH and LADSPA_PATH name. */
    bool useStandard = true;

    /** Full paths, in the order in which they were added. */
    juce::StringArray further;

    /** The file's. What is missing or damaged in it is as at first. Cost: reads the file; O(folders²). */
    [[nodiscard]] static PluginFolders load (const juce::File& file = standardFile());

    /** Replaces the file in one step. Cost: waits for the disk. Errors: in words. */
    [[nodiscard]] juce::Result save (const juce::File& file = standardFile()) const;

    /** In the folder that lopsidedHome() names. Cost: as that. */
    [[nodiscard]] static juce::File standardFile();

    /** Where plugins of this format are looked for, each folder once.
        Cost: O(folders²); a look at the environment, and of LV2 at whether two of the folders are there. */
    [[nodiscard]] juce::FileSearchPath searchPath (PluginFormat format) const;

    /** All that looks like plugins of these formats. Opens nothing. Cost: reads the folders. */
    [[nodiscard]] std::vector<PluginFile> findFiles (std::span<const PluginFormat> formats) const;
};

/** The folder of what Lopsided keeps about this machine: what the environment variable LOPSIDED_HOME names, or `Lopsided`
    in the user's folder for settings. Thread: any. Realtime: may block. Cost: a look at the environment, and a string. */
[[nodiscard]] juce::File lopsidedHome();

} // namespace lopsided
