#pragma once

#include "../host/AudioHost.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <vector>

namespace lopsided
{

/** The MIDI inputs that are there, each with a box to switch it on. Thread: message thread. Realtime: may block.
    Cost: of refresh the host's, and O(inputs) where they have changed. */
class MidiInputList final : public juce::Component
{
public:
    /** The host outlives it. */
    explicit MidiInputList (AudioHost& hostToAsk);

    /** Looks what is there by now. */
    void refresh();

    /** The box of an input; null where there is none. */
    [[nodiscard]] juce::ToggleButton* box (int index) const;

    void paint (juce::Graphics& graphics) override;
    void resized() override;

private:
    void build();

    AudioHost& host;
    std::vector<MidiPortInfo> shown;
    std::vector<std::unique_ptr<juce::ToggleButton>> boxes;
    juce::Component rows;
    juce::Viewport viewport;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (MidiInputList)
};

} // namespace lopsided
