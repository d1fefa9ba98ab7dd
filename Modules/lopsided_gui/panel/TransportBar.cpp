#include "TransportBar.h"

#include "../look/Palette.h"
#include "PanelText.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{

namespace
{
constexpr double lowestGainDb = -60.0;
constexpr double highestGainDb = 12.0;

SessionOutput::Switch otherThan (SessionOutput::Switch value)
{
    return value == SessionOutput::Switch::on ? SessionOutput::Switch::off : SessionOutput::Switch::on;
}
} // namespace

TransportBar::TransportBar (AudioHost& hostToDrive, SessionDocument& documentToEdit, AudioPoll& pollToHear)
    : host (hostToDrive),
      document (documentToEdit),
      poll (pollToHear),
      tempo ({ TapTempo::slowest, TapTempo::fastest, 1.0, 1, " bpm" })
{
    setTitle ("Transport and output");
    setFocusContainerType (FocusContainerType::focusContainer);
    setUpButtons();
    setUpOutput();

    for (auto* label : { &bars, &time })
    {
        label->setJustificationType (juce::Justification::centredRight);
        label->setMinimumHorizontalScale (0.8f);
        addAndMakeVisible (label);
    }

    bars.setFont (compatibility::font (18.0f, juce::Font::bold));
    bars.setTitle ("Position in bars and beats");
    bars.setTooltip ("Bar, beat and hundredth, in four-four time");
    time.setTitle ("Position in time");
    time.setTooltip ("Minutes and seconds since the start");

    poll.addListener (this);
    document.addListener (this);
    settingsChanged();
    audioPolled ({}, {});
}

TransportBar::~TransportBar()
{
    document.removeListener (this);
    poll.removeListener (this);
}

void TransportBar::setUpButtons()
{
    rewindButton.setTooltip ("Back to the start");
    rewindButton.onClick = [this] { rewind(); };
    playButton.setTooltip ("Start or stop the play head; plugins sound all the same");
    playButton.onClick = [this] { togglePlay(); };
    tempo.setTitle ("Tempo in beats a minute");
    tempo.setTooltip ("Tempo: drag up or down, or double-click and type");
    tempo.onNumber = [this] (double value) { setTempo (value); };
    tapButton.setTooltip ("Tap the tempo");
    tapButton.setTriggeredOnMouseDown (true);
    tapButton.onClick = [this] { tap (juce::Time::getMillisecondCounterHiRes() / 1000.0); };
    panicButton.setTooltip ("End every note that sounds");
    panicButton.onClick = [this] { panic(); };

    for (auto* component :
         std::initializer_list<juce::Component*> { &rewindButton, &playButton, &tempo, &tapButton })
        addAndMakeVisible (component);

    for (auto* button : { &rewindButton, &playButton, &tapButton, &panicButton })
        button->setTitle (button->getTooltip());

    for (auto* component :
         std::initializer_list<juce::Component*> { &rewindButton, &playButton, &tempo, &tapButton })
        component->setEnabled (host.hasOwnTransport());
}

void TransportBar::setUpOutput()
{
    gain.setRange (lowestGainDb, highestGainDb, 0.1);
    gain.setSkewFactorFromMidPoint (-12.0);
    gain.setDoubleClickReturnValue (true, 0.0);
    gain.setTextBoxStyle (juce::Slider::TextBoxRight, false, 62, 24);
    gain.setTitle ("Output gain in decibels");
    gain.setTooltip ("Output gain; a double click sets 0 dB");
    gain.textFromValueFunction = [] (double value) {
        return value <= lowestGainDb ? juce::String ("-inf dB") : juce::String (value, 1) + " dB";
    };
    gain.valueFromTextFunction = [] (const juce::String& text) {
        return text.containsIgnoreCase ("inf") ? lowestGainDb : text.getDoubleValue();
    };
    gain.updateText();
    gain.onValueChange = [this] { setGain (static_cast<float> (gain.getValue())); };

    limiter.setTooltip ("Limiter: no peak above 0 dB reaches the device. It is bright while it works.");
    limiter.onClick = [this] { toggleLimiter(); };
    mute.setTooltip ("Mute the output");
    mute.onClick = [this] { toggleMute(); };

    for (auto* component :
         std::initializer_list<juce::Component*> { &gain, &limiter, &mute, &level, &panicButton })
        addAndMakeVisible (component);

    limiter.setTitle ("Limiter");
    mute.setTitle ("Mute the output");
}

void TransportBar::togglePlay()
{
    host.setRolling (! host.isRolling());
    audioPolled (poll.status(), {});
}

void TransportBar::rewind()
{
    host.rewind();
    audioPolled (poll.status(), {});
}

void TransportBar::setTempo (double beatsPerMinute)
{
    document.setTempo (beatsPerMinute);
    host.setTempo (beatsPerMinute);
    settingsChanged();
}

void TransportBar::tap (double seconds)
{
    if (const auto tapped = taps.tap (seconds))
        setTempo (std::round (*tapped * 10.0) / 10.0);
}

void TransportBar::setGain (float decibels)
{
    auto output = document.output();
    output.gainDb = decibels;
    document.setOutput (output);
}

void TransportBar::toggleMute()
{
    auto output = document.output();
    output.mute = otherThan (output.mute);
    document.setOutput (output);
    settingsChanged();
}

void TransportBar::toggleLimiter()
{
    auto output = document.output();
    output.limiter = otherThan (output.limiter);
    document.setOutput (output);
    settingsChanged();
}

void TransportBar::panic()
{
    host.panic();
}

void TransportBar::settingsChanged()
{
    const auto output = document.output();
    tempo.show (document.tempo());
    gain.setValue (output.gainDb, juce::dontSendNotification);
    limiter.setToggleState (output.limiter == SessionOutput::Switch::on, juce::dontSendNotification);
    mute.setToggleState (output.mute == SessionOutput::Switch::on, juce::dontSendNotification);
}

void TransportBar::audioPolled (const AudioStatus& status, const std::vector<float>&)
{
    const auto isRolling = host.isRolling();
    playButton.setToggleState (isRolling, juce::dontSendNotification);
    playButton.setButtonText (isRolling ? "Stop" : "Play");
    bars.setText (PanelText::bars (host.positionInBeats()), juce::dontSendNotification);
    time.setText (PanelText::time (host.positionInSeconds()), juce::dontSendNotification);
    level.show (status.outputPeak);

    if (std::exchange (isLimiting, status.limiterActive) != status.limiterActive)
        repaint();
}

void TransportBar::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    graphics.fillAll (palette.surface);
    graphics.setColour (palette.outline);
    graphics.fillRect (getLocalBounds().removeFromBottom (1));

    graphics.setColour (isLimiting ? palette.warning : palette.outline);
    graphics.fillEllipse (juce::Rectangle<int> (limiter.getX() - 11, 0, 8, 8)
                              .withY (limiter.getBounds().getCentreY() - 4)
                              .toFloat());
}

void TransportBar::resized()
{
    auto area = getLocalBounds().reduced (6, 7);
    const auto place = [&area] (juce::Component& component, int width) {
        component.setBounds (area.removeFromLeft (width));
        area.removeFromLeft (5);
    };

    place (rewindButton, 34);
    place (playButton, 58);
    place (tempo, 92);
    place (tapButton, 48);
    place (bars, 92);
    place (time, 76);

    const auto placeRight = [&area] (juce::Component& component, int width) {
        component.setBounds (area.removeFromRight (width));
        area.removeFromRight (5);
    };

    placeRight (panicButton, 60);
    placeRight (level, juce::jlimit (60, 170, area.getWidth() / 4));
    placeRight (mute, 54);
    placeRight (limiter, 66);
    area.removeFromRight (12); // the lamp
    gain.setBounds (area.removeFromRight (juce::jmin (220, area.getWidth())));
}

} // namespace lopsided
