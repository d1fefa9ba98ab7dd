#pragma once

#include "AudioPoll.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <deque>

namespace lopsided
{

/** What comes in by MIDI, in words, the newest at the bottom. Clock and active sensing are left out: they would leave
    nothing else in sight. Thread: message thread. Realtime: may block. Cost: O(messages). */
class MidiMonitor final : public juce::Component, private AudioPoll::Listener, private juce::ListBoxModel
{
public:
    static constexpr std::size_t mostLines = 500;

    /** It outlives this. */
    explicit MidiMonitor (AudioPoll& pollToHear);
    ~MidiMonitor() override;

    /** Forgets what has come in. */
    void clear();

    enum class Flow
    {
        running,
        paused /**< what comes meanwhile is not shown later */
    };

    /** Stops it, or lets it run. */
    void setFlow (Flow flow);

    [[nodiscard]] const std::deque<juce::String>& lines() const noexcept { return shown; }

    void paint (juce::Graphics& graphics) override;
    void paintOverChildren (juce::Graphics& graphics) override;
    void resized() override;

private:
    void midiArrived (const std::vector<juce::MidiMessage>& messages) override;
    int getNumRows() override { return static_cast<int> (shown.size()); }
    void paintListBoxItem (int row, juce::Graphics& graphics, int width, int height,
                           bool isSelected) override;
    juce::String getNameForRow (int row) override;

    AudioPoll& poll;
    std::deque<juce::String> shown;

    juce::ToggleButton pause { "Pause" };
    juce::TextButton clearButton { "Clear" };
    juce::ListBox list;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (MidiMonitor)
};

} // namespace lopsided
