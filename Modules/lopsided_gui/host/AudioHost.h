#pragma once

#include "AudioChoice.h"
#include "AudioDeviceInfo.h"
#include "AudioStatus.h"
#include "MidiPortInfo.h"

#include <juce_audio_basics/juce_audio_basics.h>
#include <lopsided_session/lopsided_session.h>

#include <optional>
#include <vector>

namespace lopsided
{

/** What the components ask of whoever owns the audio device: the standalone host, or any application that embeds them.

    Thread: message thread. Realtime: may block. Cost: the implementation's own; status and take… are called at each frame.
*/
class AudioHost
{
public:
    virtual ~AudioHost() = default;

    // Device.
    [[nodiscard]] virtual AudioStatus status() = 0;
    virtual void resetFigures() = 0;

    /** The worst load of each span of some 50 ms since the last look, oldest first. */
    [[nodiscard]] virtual std::vector<float> takeLoads() = 0;

    [[nodiscard]] virtual std::vector<AudioDeviceInfo> devices() = 0;
    [[nodiscard]] virtual AudioChoice choice() const = 0;

    /** Errors: in words; what played plays on. */
    [[nodiscard]] virtual juce::Result choose (const AudioChoice& choice) = 0;

    // MIDI.
    [[nodiscard]] virtual std::vector<MidiPortInfo> midiInputs() = 0;
    virtual void setMidiInputEnabled (const juce::String& identifier, bool shouldBeEnabled) = 0;

    /** What has come in since the last look, oldest first; time stamps in seconds of juce::Time::getMillisecondCounterHiRes. */
    [[nodiscard]] virtual std::vector<juce::MidiMessage> takeMidiInput() = 0;

    /** From the virtual keyboard. */
    virtual void sendMidi (const juce::MidiMessage& message) = 0;

    /** Every note and pedal that any node was told of ends. */
    virtual void panic() = 0;

    /** The next controller, note, bend or pressure that comes in is to move this parameter (by its stable id). */
    virtual void learn (NodeID node, const juce::String& parameter) = 0;
    virtual void cancelLearning() = 0;

    /** What has been learnt since the last look, for the document. */
    [[nodiscard]] virtual std::optional<SessionMapping> takeLearned() = 0;

    // Transport.
    [[nodiscard]] virtual bool isRolling() const = 0;
    virtual void setRolling (bool shouldRoll) = 0;
    virtual void rewind() = 0;
    [[nodiscard]] virtual double tempo() const = 0; /**< beats a minute */
    virtual void setTempo (double beatsPerMinute) = 0;
    [[nodiscard]] virtual double positionInBeats() const = 0;
    [[nodiscard]] virtual double positionInSeconds() const = 0;
};

} // namespace lopsided
