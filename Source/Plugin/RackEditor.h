#pragma once

#include "RackAudioHost.h"

#include <juce_audio_processors/juce_audio_processors.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided
{

/** The rack's editor: the whole host as one component, in the DAW's window. Thread: message. */
class RackEditor final : public juce::AudioProcessorEditor
{
public:
    /** The rack outlives it. */
    explicit RackEditor (RackProcessor& rack);
    ~RackEditor() override;

    [[nodiscard]] HostView& hostView() noexcept { return *view; }

    void resized() override;

private:
    void setZoom (float wanted);

    RackProcessor& shown;
    juce::PropertiesFile settings;
    PluginCatalogue catalogue;
    RecentSessions recent;
    Autosave autosave;
    RackAudioHost audio;
    float zoom = 1.0f;
    std::unique_ptr<HostView> view;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (RackEditor)
};

} // namespace lopsided
