#include "OutputMeter.h"

#include "../look/Palette.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{

namespace
{
constexpr float meterFloor = -60.0f;
constexpr float meterCeiling = 6.0f;
constexpr float silentDb = -100.0f;
constexpr float fallDb = 1.5f; // a call
constexpr int holdCalls = 60;

float meterShare (float decibels)
{
    return juce::jlimit (0.0f, 1.0f, (decibels - meterFloor) / (meterCeiling - meterFloor));
}
} // namespace

OutputMeter::OutputMeter()
{
    setTitle ("Output level");
    setTooltip ("The output's peak in decibels. A click forgets the highest.");
}

void OutputMeter::show (float peak)
{
    const auto now = juce::Decibels::gainToDecibels (peak, silentDb);
    level = juce::jmax (now, level - fallDb, silentDb);

    if (now >= held)
    {
        held = now;
        heldFor = 0;
    }
    else if (++heldFor > holdCalls)
    {
        held = juce::jmax (level, held - fallDb);
    }

    setDescription (held > meterFloor ? juce::String (held, 1) + " dB" : juce::String ("silent"));
    repaint();
}

void OutputMeter::reset()
{
    held = level;
    heldFor = 0;
    repaint();
}

void OutputMeter::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    auto area = getLocalBounds().toFloat();
    const auto number = area.removeFromRight (juce::jmin (42.0f, area.getWidth() / 3.0f));
    area = area.withSizeKeepingCentre (area.getWidth(), juce::jmin (10.0f, area.getHeight()));

    graphics.setColour (palette.canvas);
    graphics.fillRoundedRectangle (area, 2.0f);

    graphics.setColour (level > 0.0f ? palette.bad : level > -6.0f ? palette.warning : palette.good);
    graphics.fillRoundedRectangle (area.withWidth (area.getWidth() * meterShare (level)), 2.0f);

    graphics.setColour (palette.outline);
    graphics.fillRect (area.withX (area.getX() + area.getWidth() * meterShare (0.0f)).withWidth (1.0f));

    if (held > meterFloor)
    {
        graphics.setColour (held > 0.0f ? palette.bad : palette.text);
        graphics.fillRect (
            area.withX (area.getX() + area.getWidth() * meterShare (held) - 1.0f).withWidth (2.0f));
    }

    graphics.setColour (held > 0.0f ? palette.bad : palette.quietText);
    graphics.setFont (compatibility::font (12.0f));
    graphics.drawText (held > meterFloor ? juce::String (held, 1) : juce::String ("-inf"), number,
                       juce::Justification::centredRight, false);
}

} // namespace lopsided
