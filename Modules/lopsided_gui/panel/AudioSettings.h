#pragma once

#include "../host/AudioHost.h"
#include "../notice/NoticeBoard.h"
#include "MidiInputList.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** Which device plays, at which rate and block size, with which channels, and which MIDI inputs are heard. Each change is
    made at once; what does not work is a notice, and what played plays on. What is there is looked at each second.

    Thread: message thread. Realtime: may block. Cost: the host's.
*/
class AudioSettings final : public juce::Component, private juce::Timer
{
public:
    /** Both outlive it. */
    AudioSettings (AudioHost& hostToSet, NoticeBoard& boardToTell);

    /** What the timer does: shows what is there by now. */
    void refresh();

    // What is chosen with: the first item always means "whatever works".
    juce::ComboBox device;
    juce::ComboBox rate;
    juce::ComboBox block;
    juce::ComboBox inputs;
    juce::ComboBox outputs;

    /** The boxes that switch MIDI inputs on. */
    [[nodiscard]] MidiInputList& midiInputs() noexcept { return midi; }

    void paint (juce::Graphics& graphics) override;
    void resized() override;
    void visibilityChanged() override;
    void parentHierarchyChanged() override { visibilityChanged(); }

private:
    void timerCallback() override { refresh(); }
    void fill();
    [[nodiscard]] const AudioDeviceInfo* chosenDevice() const;
    void apply();

    AudioHost& host;
    NoticeBoard& board;
    std::vector<AudioDeviceInfo> known;
    AudioChoice current;
    std::vector<double> rates;
    std::vector<int> blocks;

    juce::Label deviceLabel, rateLabel, blockLabel, inputsLabel, outputsLabel, midiLabel;
    MidiInputList midi;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (AudioSettings)
};

} // namespace lopsided
