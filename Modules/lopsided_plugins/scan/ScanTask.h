#pragma once

#include "../worker/WorkerTask.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <memory>

namespace lopsided
{

class Lv2Bundle;

/** What the worker does for a scan. Its answers are lists of what PluginRecord::toJson() writes.

    | "format"     | "plugin"    | what is done                                                                      |
    |--------------|-------------|-----------------------------------------------------------------------------------|
    | LV2          | –           | lists the bundle's plugins from its metadata: `id` alone; opens nothing           |
    | LV2          | a URI       | describes that plugin; with "open", loads its library and makes an instance       |
    | VST3, LADSPA | –           | opens the file, describes each of its plugins, makes an instance of each; with    |
    |              |             | "list", makes none where Vst3Factory is available: then they have their names     |
    |              |             | alone                                                                             |
    | VST3, LADSPA | of the list | with "open", describes that plugin and makes an instance of it alone              |

    Thread: the worker's message thread. Realtime: may block.
*/
class ScanTask final : public WorkerTask
{
public:
    ScanTask();
    ~ScanTask() override;

    [[nodiscard]] juce::String name() const override { return "scan"; }
    [[nodiscard]] PluginResult<juce::var> run (const juce::var& request) override;

private:
    PluginResult<juce::var> scanLv2 (const juce::File& file, const juce::var& request);
    PluginResult<juce::var> scanVst3 (const juce::File& file, const juce::var& request);
    PluginResult<juce::var> scanLadspa (const juce::File& file, const juce::var& request);

    std::unique_ptr<Lv2Bundle> bundle; // the last one
    juce::VST3PluginFormat vst3;
};

} // namespace lopsided
