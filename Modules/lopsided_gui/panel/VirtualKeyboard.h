#pragma once

#include "../host/AudioHost.h"
#include "NumberField.h"

#include <juce_audio_utils/juce_audio_utils.h>

namespace lopsided
{

/** A piano to play with the mouse, or the computer's keys while it has the focus: A is a C, as on two rows of a piano.
    Notes end when it loses the focus or goes. Thread: message thread. Realtime: may block. Cost: the host's. */
class VirtualKeyboard final : public juce::Component, private juce::MidiKeyboardState::Listener
{
public:
    /** The host outlives it. */
    explicit VirtualKeyboard (AudioHost& hostToPlay);
    ~VirtualKeyboard() override;

    void setOctave (
        int octave); /**< of the computer's keys and the left edge: 0 to 8; 3 begins at C3, note 60 */
    void setVelocity (int velocity); /**< 1 to 127 */
    void setChannel (int channel);   /**< 1 to 16 */

    // What a key does.
    /** Sends a note-on. */
    void press (int note);
    /** Sends its note-off. */
    void release (int note);

    void paint (juce::Graphics& graphics) override;
    void resized() override;
    void lookAndFeelChanged() override;
    void visibilityChanged() override;
    void focusOfChildComponentChanged (FocusChangeType cause) override;

private:
    void handleNoteOn (juce::MidiKeyboardState* source, int channel, int note, float velocity) override;
    void handleNoteOff (juce::MidiKeyboardState* source, int channel, int note, float velocity) override;
    void endNotes();

    AudioHost& host;
    int playedChannel = 1;
    float strength = 0.8f;

    juce::MidiKeyboardState state;
    juce::MidiKeyboardComponent keys { state, juce::MidiKeyboardComponent::horizontalKeyboard };
    juce::Label octaveLabel { {}, "Octave" }, velocityLabel { {}, "Velocity" },
        channelLabel { {}, "Channel" };
    NumberField octaveField { { 0.0, 8.0, 1.0, 0 } };
    NumberField velocityField { { 1.0, 127.0, 1.0, 0 } };
    NumberField channelField { { 1.0, 16.0, 1.0, 0 } };

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (VirtualKeyboard)
};

} // namespace lopsided
