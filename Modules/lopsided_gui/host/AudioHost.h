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

    /** Whether device, rate and block size are this host's to choose; else whoever embeds it (a DAW) has them. */
    [[nodiscard]] virtual bool hasOwnDevice() const { return true; }

    /** Whether the transport is this host's to move; else it is only shown. */
    [[nodiscard]] virtual bool hasOwnTransport() const { return true; }

    // Device.
    /** How device and graph do now. */
    [[nodiscard]] virtual AudioStatus status() = 0;

    /** Begins to count loads and late blocks anew. */
    virtual void resetFigures() = 0;

    /** The worst load of each span of some 50 ms since the last look, oldest first. */
    [[nodiscard]] virtual std::vector<float> takeLoads() = 0;

    /** What can be chosen. */
    [[nodiscard]] virtual std::vector<AudioDeviceInfo> devices() = 0;

    /** What was chosen last. */
    [[nodiscard]] virtual AudioChoice choice() const = 0;

    /** Errors: in words; what played plays on. */
    [[nodiscard]] virtual juce::Result choose (const AudioChoice& choice) = 0;

    // MIDI.
    /** Those that are there. */
    [[nodiscard]] virtual std::vector<MidiPortInfo> midiInputs() = 0;

    /** Whether an input is heard; remembered while it is unplugged. */
    virtual void setMidiInputEnabled (const juce::String& identifier, bool shouldBeEnabled) = 0;

    /** What has come in since the last look, oldest first; time stamps in seconds of juce::Time::getMillisecondCounterHiRes. */
    [[nodiscard]] virtual std::vector<juce::MidiMessage> takeMidiInput() = 0;

    /** From the virtual keyboard. */
    virtual void sendMidi (const juce::MidiMessage& message) = 0;

    /** Every note and pedal that any node was told of ends. */
    virtual void panic() = 0;

    /** The next controller, note, bend or pressure that comes in is to move this parameter (by its stable id). */
    virtual void learn (NodeID node, const juce::String& parameter) = 0;

    /** Nothing is learnt any more. */
    virtual void cancelLearning() = 0;

    /** What has been learnt since the last look, for the document. Errors: nothing where nothing was. */
    [[nodiscard]] virtual std::optional<SessionMapping> takeLearned() = 0;

    // Transport.
    /** Whether the play head moves. */
    [[nodiscard]] virtual bool isRolling() const = 0;

    /** Starts or stops it where it is. */
    virtual void setRolling (bool shouldRoll) = 0;

    /** Takes it to the beginning. */
    virtual void rewind() = 0;

    /** In beats a minute. */
    [[nodiscard]] virtual double tempo() const = 0;

    /** The position in beats goes on from where it is. */
    virtual void setTempo (double beatsPerMinute) = 0;

    /** Where the play head is, from the beginning. */
    [[nodiscard]] virtual double positionInBeats() const = 0;

    /** The same in seconds. */
    [[nodiscard]] virtual double positionInSeconds() const = 0;
};

} // namespace lopsided
