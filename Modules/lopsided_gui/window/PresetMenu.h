#pragma once

#include "../notice/NoticeBoard.h"

#include <juce_audio_processors/juce_audio_processors.h>
#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_session/lopsided_session.h>

#include <functional>
#include <string>
#include <vector>

namespace lopsided
{

/** The menu of a plugin's presets: those that there are, and one to save what it is set to. What goes wrong is a notice.
    Thread: message thread. Realtime: may block. */
class PresetMenu
{
public:
    /** Both outlive it. Cost: O(1). */
    PresetMenu (juce::AudioProcessor& processorToSet, NoticeBoard& boardToTell);

    /** What loads one; by itself PluginPresets::load does, which is no step of a document's. */
    std::function<SessionResult<std::vector<std::string>> (const juce::String& nameOrFile)> onLoad;

    /** Opens below a button, which lives as long as this. Cost: reads the folders of presets. */
    void showBelow (juce::Component& button);

    /** Cost: reads the folders of presets. */
    [[nodiscard]] juce::PopupMenu build (juce::Component& button);

    /** Cost: what the plugin takes. */
    void load (const juce::String& nameOrFile);

    /** Saves under a name, or into a file by its path. Cost: what the plugin takes, and the disk. */
    void save (const juce::String& name);

private:
    void askForName (juce::Component& button);

    juce::AudioProcessor& processor;
    NoticeBoard& board;
};

} // namespace lopsided
