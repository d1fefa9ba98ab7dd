#include "MidiMonitor.h"

#include "../look/Palette.h"
#include "PanelText.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{

MidiMonitor::MidiMonitor (AudioPoll& pollToHear)
    : poll (pollToHear)
{
    setTitle ("MIDI monitor");
    pause.setTooltip ("Stop showing what comes in");
    addAndMakeVisible (pause);
    clearButton.setTooltip ("Forget what has come in");
    clearButton.onClick = [this] { clear(); };
    addAndMakeVisible (clearButton);

    list.setTitle ("MIDI that has come in");
    list.setRowHeight (20);
    list.setModel (this);
    addAndMakeVisible (list);
    poll.addListener (this);
    setSize (360, 260);
}

MidiMonitor::~MidiMonitor()
{
    poll.removeListener (this);
    list.setModel (nullptr);
}

void MidiMonitor::setFlow (Flow flow)
{
    pause.setToggleState (flow == Flow::paused, juce::dontSendNotification);
}

void MidiMonitor::clear()
{
    shown.clear();
    list.updateContent();
    repaint();
}

void MidiMonitor::midiArrived (const std::vector<juce::MidiMessage>& messages)
{
    if (pause.getToggleState())
        return;

    for (const auto& message : messages)
        if (! message.isMidiClock() && ! message.isActiveSense())
            shown.push_back (juce::String (message.getTimeStamp(), 3) + "  " + PanelText::midi (message));

    while (shown.size() > mostLines)
        shown.pop_front();

    list.updateContent();
    list.scrollToEnsureRowIsOnscreen (getNumRows() - 1);
    repaint();
}

juce::String MidiMonitor::getNameForRow (int row)
{
    return juce::isPositiveAndBelow (row, getNumRows()) ? shown[static_cast<std::size_t> (row)]
                                                        : juce::String();
}

void MidiMonitor::paintListBoxItem (int row, juce::Graphics& graphics, int width, int height, bool isSelected)
{
    const auto& palette = Palette::from (*this);

    if (isSelected)
        graphics.fillAll (palette.raised);

    graphics.setColour (palette.text);
    graphics.setFont (compatibility::font (13.0f));
    graphics.drawText (getNameForRow (row), 8, 0, width - 16, height, juce::Justification::centredLeft, true);
}

void MidiMonitor::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    graphics.fillAll (palette.surface);
    graphics.setColour (palette.canvas);
    graphics.fillRect (list.getBounds());
}

void MidiMonitor::paintOverChildren (juce::Graphics& graphics)
{
    if (! shown.empty())
        return;

    const auto& palette = Palette::from (*this);
    graphics.setColour (palette.quietText);
    graphics.setFont (compatibility::font (14.0f));
    graphics.drawFittedText ("Nothing has come in. Are the inputs on in the audio settings?",
                             list.getBounds().reduced (12), juce::Justification::centred, 3);
}

void MidiMonitor::resized()
{
    auto area = getLocalBounds().reduced (6);
    auto line = area.removeFromTop (26);
    clearButton.setBounds (line.removeFromRight (70));
    pause.setBounds (line.removeFromLeft (90));
    area.removeFromTop (5);
    list.setBounds (area);
}

} // namespace lopsided
