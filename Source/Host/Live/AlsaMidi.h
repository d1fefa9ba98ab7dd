#pragma once

#include "TimedMidiQueue.h"
#include <chrono>
#include <functional>
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

    /** Where inputs come from. Message thread; an input that is open calls from a thread of its own. */
    struct System
    {
        std::function<juce::Array<juce::MidiDeviceInfo>()> devices;

        /** What is returned closes it when the last one lets it go, after which it calls no more; null where it does not open. */
        std::function<std::shared_ptr<void> (const juce::String& identifier, juce::MidiInputCallback&)> open;
    };

    /** JUCE's. */
    [[nodiscard]] static System installed();

    /** What identifiers begin with. */
    static constexpr auto* prefix = "ALSA:";

    explicit AlsaMidi (std::shared_ptr<TimedMidiQueue> input, System systemToAsk = installed());
    ~AlsaMidi();

    AlsaMidi (const AlsaMidi&) = delete;
    AlsaMidi& operator= (const AlsaMidi&) = delete;

    /** Looks every two seconds for inputs that have come and gone. */
    void poll (Clock::time_point now);

    [[nodiscard]] std::vector<MidiPortInfo> inputs() const;
    void setEnabled (const juce::String& identifier, bool shouldBeEnabled);

private:
    class Input;

    void openEnabledInputs();

    const System system;
    const std::shared_ptr<TimedMidiQueue> queue;
    Clock::time_point nextLook {};
    juce::Array<juce::MidiDeviceInfo> devices;
    std::set<juce::String> enabled; // identifiers
    std::map<juce::String, std::unique_ptr<Input>> open;
};

} // namespace lopsided
