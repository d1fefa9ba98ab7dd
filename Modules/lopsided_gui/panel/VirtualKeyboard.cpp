#include "VirtualKeyboard.h"

#include "../look/Palette.h"

namespace lopsided
{

namespace
{
constexpr int firstOctave = 3;
constexpr int firstVelocity = 100;
constexpr int middleCOctave = 3; // C3 is note 60
} // namespace

VirtualKeyboard::VirtualKeyboard (AudioHost& hostToPlay)
    : host (hostToPlay)
{
    setTitle ("Virtual keyboard");
    keys.setTitle ("Piano keys");
    keys.setHelpText ("Play with the mouse, or with the computer's keys: A is a C, W a C sharp, and so on");
    keys.setScrollButtonsVisible (false); // the octave scrolls
    keys.setOctaveForMiddleC (middleCOctave);
    addAndMakeVisible (keys);

    const auto setUp = [this] (NumberField& field, juce::Label& label, const char* tooltip,
                               std::function<void (double)> apply) {
        label.setMinimumHorizontalScale (0.8f);
        field.setTitle (label.getText());
        field.setTooltip (tooltip);
        field.onNumber = std::move (apply);
        addAndMakeVisible (label);
        addAndMakeVisible (field);
    };
    setUp (octaveField, octaveLabel, "The octave of the computer's keys; drag, or type",
           [this] (double value) { setOctave (juce::roundToInt (value)); });
    setUp (velocityField, velocityLabel, "How hard keys are struck",
           [this] (double value) { setVelocity (juce::roundToInt (value)); });
    setUp (channelField, channelLabel, "The MIDI channel of the notes",
           [this] (double value) { setChannel (juce::roundToInt (value)); });

    setOctave (firstOctave);
    setVelocity (firstVelocity);
    setChannel (1);
    state.addListener (this);
    lookAndFeelChanged();
    setSize (700, 120);
}

VirtualKeyboard::~VirtualKeyboard()
{
    endNotes();
    state.removeListener (this);
}

void VirtualKeyboard::setOctave (int octave)
{
    const auto limited = juce::jlimit (0, 8, octave);
    octaveField.show (limited);
    endNotes();
    const auto octaveFromNoteZero = limited + 5 - middleCOctave;
    keys.setKeyPressBaseOctave (octaveFromNoteZero);
    keys.setLowestVisibleKey (juce::jlimit (0, 127, 12 * octaveFromNoteZero));
}

void VirtualKeyboard::setVelocity (int velocity)
{
    const auto limited = juce::jlimit (1, 127, velocity);
    velocityField.show (limited);
    strength = static_cast<float> (limited) / 127.0f;
    keys.setVelocity (strength, false);
}

void VirtualKeyboard::setChannel (int channel)
{
    endNotes();
    playedChannel = juce::jlimit (1, 16, channel);
    channelField.show (playedChannel);
    keys.setMidiChannel (playedChannel);
}

void VirtualKeyboard::press (int note)
{
    state.noteOn (playedChannel, note, strength);
}

void VirtualKeyboard::release (int note)
{
    state.noteOff (playedChannel, note, 0.0f);
}

void VirtualKeyboard::endNotes()
{
    for (int note = 0; note < 128; ++note)
        if (state.isNoteOn (playedChannel, note))
            state.noteOff (playedChannel, note, 0.0f);
}

void VirtualKeyboard::handleNoteOn (juce::MidiKeyboardState*, int channel, int note, float velocity)
{
    host.sendMidi (juce::MidiMessage::noteOn (channel, note, velocity));
}

void VirtualKeyboard::handleNoteOff (juce::MidiKeyboardState*, int channel, int note, float velocity)
{
    host.sendMidi (juce::MidiMessage::noteOff (channel, note, velocity));
}

void VirtualKeyboard::visibilityChanged()
{
    if (! isVisible())
        endNotes();
}

void VirtualKeyboard::focusOfChildComponentChanged (FocusChangeType)
{
    if (! keys.hasKeyboardFocus (true))
        endNotes();
}

void VirtualKeyboard::lookAndFeelChanged()
{
    const auto& palette = Palette::from (*this);
    keys.setColour (juce::MidiKeyboardComponent::keyDownOverlayColourId, palette.accent.withAlpha (0.8f));
    keys.setColour (juce::MidiKeyboardComponent::mouseOverKeyOverlayColourId,
                    palette.accent.withAlpha (0.3f));
    keys.setColour (juce::MidiKeyboardComponent::shadowColourId, palette.shadow.withAlpha (0.2f));
}

void VirtualKeyboard::paint (juce::Graphics& graphics)
{
    graphics.fillAll (Palette::from (*this).surface);
}

void VirtualKeyboard::resized()
{
    auto area = getLocalBounds().reduced (4);
    auto left = area.removeFromLeft (juce::jmin (150, getWidth() / 4));
    area.removeFromLeft (4);
    const auto height = juce::jmin (28, left.getHeight() / 3);

    for (auto [label, field] : { std::pair { &octaveLabel, &octaveField },
                                 { &velocityLabel, &velocityField },
                                 { &channelLabel, &channelField } })
    {
        auto line = left.removeFromTop (height).reduced (0, 2);
        label->setBounds (line.removeFromLeft (line.getWidth() / 2));
        field->setBounds (line);
    }

    keys.setBounds (area);
    keys.setKeyWidth (juce::jlimit (14.0f, 26.0f, static_cast<float> (area.getHeight()) / 5.0f));
}

} // namespace lopsided
