#pragma once

#include "TimedMidiQueue.h"
#include <chrono>
#include <juce_audio_devices/juce_audio_devices.h>
#include <lopsided_gui/host/MidiPortInfo.h>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace lopsided
{

/** MIDI from the inputs that JUCE finds: on Linux those of ALSA's sequencer, where the system has one.

    Thread: message. Realtime: may block.
*/
class AlsaMidi
{
public:
    using Clock = std::chrono::steady_clock;

    /** What identifiers begin with. */
    static constexpr auto* prefix = "ALSA:";

    explicit AlsaMidi (std::shared_ptr<TimedMidiQueue> input);
    ~AlsaMidi();

    AlsaMidi (const AlsaMidi&) = delete;
    AlsaMidi& operator= (const AlsaMidi&) = delete;

    /** Looks every two seconds for inputs that have come and gone. */
    void poll (Clock::time_point now);

    [[nodiscard]] std::vector<MidiPortInfo> inputs() const;
    void setEnabled (const juce::String& identifier, bool shouldBeEnabled);

private:
    class Input;

    [[nodiscard]] static bool hasSequencer();
    void openEnabledInputs();

    const std::shared_ptr<TimedMidiQueue> queue;
    Clock::time_point nextLook {};
    juce::Array<juce::MidiDeviceInfo> devices;
    std::set<juce::String> enabled; // identifiers
    std::map<juce::String, std::unique_ptr<Input>> open;
};

} // namespace lopsided
