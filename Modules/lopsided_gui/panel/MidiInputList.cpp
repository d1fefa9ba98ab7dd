#include "MidiInputList.h"

#include "../look/Palette.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{

namespace
{
constexpr int midiInputHeight = 26;
} // namespace

MidiInputList::MidiInputList (AudioHost& hostToAsk)
    : host (hostToAsk)
{
    setTitle ("MIDI inputs");
    viewport.setTitle ("MIDI inputs");
    viewport.setViewedComponent (&rows, false);
    viewport.setScrollBarsShown (true, false);
    addAndMakeVisible (viewport);
    refresh();
}

void MidiInputList::refresh()
{
    if (auto now = host.midiInputs(); now != shown)
    {
        shown = std::move (now);
        build();
    }
}

void MidiInputList::build()
{
    boxes.clear();

    for (const auto& input : shown)
    {
        auto box = std::make_unique<juce::ToggleButton> (input.name + " (" + input.system + ")");
        box->setToggleState (input.isEnabled, juce::dontSendNotification);
        box->setTooltip ("Take MIDI from '" + input.name + "'");
        box->onClick = [this, made = box.get(), identifier = input.identifier] {
            host.setMidiInputEnabled (identifier, made->getToggleState());
        };
        rows.addAndMakeVisible (*box);
        boxes.push_back (std::move (box));
    }

    resized();
    repaint();
}

juce::ToggleButton* MidiInputList::box (int index) const
{
    return juce::isPositiveAndBelow (index, static_cast<int> (boxes.size()))
               ? boxes[static_cast<std::size_t> (index)].get()
               : nullptr;
}

void MidiInputList::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    graphics.fillAll (palette.canvas);

    if (! shown.empty())
        return;

    graphics.setColour (palette.quietText);
    graphics.setFont (compatibility::font (14.0f));
    graphics.drawFittedText ("No MIDI input is there. One that is plugged in appears here.",
                             getLocalBounds().reduced (8), juce::Justification::centred, 2);
}

void MidiInputList::resized()
{
    viewport.setBounds (getLocalBounds());
    rows.setSize (viewport.getMaximumVisibleWidth(), midiInputHeight * static_cast<int> (boxes.size()));
    auto area = rows.getLocalBounds().reduced (4, 0);

    for (auto& box : boxes)
        box->setBounds (area.removeFromTop (midiInputHeight));
}

} // namespace lopsided
