#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <memory>

namespace lopsided
{

/** The one LV2 world of the process: JUCE's format object, which reads every installed bundle's metadata when it is made.

    It looks in JUCE's standard folders and in those of PluginFolders, LV2_PATH among them.

    Thread: message thread. Realtime: may block.
*/
class Lv2World
{
public:
    /** The world; made when nobody holds it yet. */
    [[nodiscard]] static std::shared_ptr<Lv2World> shared();

    [[nodiscard]] juce::LV2PluginFormat& format() noexcept { return lv2; }

    /** What the metadata says about the plugin with this URI; an empty one where there is none. */
    [[nodiscard]] juce::PluginDescription description (const juce::String& uri);

    /** Reads the bundles that have been installed since. Cost: reads every bundle's metadata. */
    void refresh();

private:
    Lv2World();

    /** The folders of PluginFolders, less those that JUCE looks in by itself. */
    [[nodiscard]] juce::FileSearchPath additionalFolders();

    juce::LV2PluginFormat lv2;
};

} // namespace lopsided
