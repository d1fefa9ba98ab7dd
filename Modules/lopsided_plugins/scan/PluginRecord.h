#pragma once

#include "../library/PluginReference.h"
#include "FileStamp.h"
#include "PluginFile.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <optional>

namespace lopsided
{

/** What is known about one plugin: what it says about itself, or why it could not be asked.

    Thread: any, a value. Realtime: allocates. Cost: O(1), some allocations; a verdict is shared and not copied.
*/
struct PluginRecord
{
    enum class Status
    {
        ok,
        failed /**< `reason` says why; forgotten when the file changes */
    };

    juce::PluginDescription description; /**< a LADSPA plugin's `descriptiveName` is its label */
    juce::String identifier;             /**< as in PluginReference */
    PluginFile source;
    FileStamp stamp; /**< of the file when it was looked at */

    bool takesMidi = false;
    bool givesMidi = false;
    std::optional<int> latencySamples; /**< nothing where only a running instance tells */

    Status status = Status::ok;
    juce::String reason;      /**< in words; empty where it is ok */
    juce::Time date;          /**< when it was looked at */
    juce::String hostVersion; /**< by which version of the host */

    juce::var verdict; /**< what it was seen to do while it ran; void until somebody has looked */

    /** What creates this plugin. */
    [[nodiscard]] PluginReference reference() const;

    /** All of it but source and stamp, which go with the file. Thread: any. */
    [[nodiscard]] juce::var toJson() const;

    /** What toJson() wrote. What is missing or of another kind is as at first. */
    [[nodiscard]] static PluginRecord fromJson (const juce::var& json, const PluginFile& source,
                                                const FileStamp& stamp);
};

} // namespace lopsided
