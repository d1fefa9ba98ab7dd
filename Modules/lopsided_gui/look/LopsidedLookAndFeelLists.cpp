#include "LopsidedLookAndFeel.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{
namespace
{
constexpr float tooltipWidth = 380.0f;

juce::TextLayout layOutTooltip (const juce::String& text, juce::Colour colour)
{
    juce::AttributedString words;
    words.setJustification (juce::Justification::centredLeft);
    words.append (text, compatibility::font (13.5f), colour);

    juce::TextLayout layout;
    layout.createLayoutWithBalancedLineLengths (words, tooltipWidth);
    return layout;
}
} // namespace

void LopsidedLookAndFeel::drawPopupMenuBackground (juce::Graphics& g, int width, int height)
{
    g.fillAll (colours.surface);
    g.setColour (colours.outline);
    g.drawRect (0, 0, width, height);
}

juce::Font LopsidedLookAndFeel::getPopupMenuFont()
{
    return compatibility::font (14.5f);
}

void LopsidedLookAndFeel::drawScrollbar (juce::Graphics& g, juce::ScrollBar& bar, int x, int y, int width,
                                         int height, bool isVertical, int thumbStart, int thumbSize,
                                         bool isOver, bool isDown)
{
    const auto thumb = isVertical ? juce::Rectangle<int> { x, thumbStart, width, thumbSize }
                                  : juce::Rectangle<int> { thumbStart, y, thumbSize, height };
    const auto area = thumb.toFloat().reduced (isOver || isDown ? 1.5f : 2.5f);
    const auto colour = bar.findColour (juce::ScrollBar::thumbColourId);

    g.setColour (isDown ? colours.accent : isOver ? colour.withAlpha (0.9f) : colour);
    g.fillRoundedRectangle (area, juce::jmin (area.getWidth(), area.getHeight()) * 0.5f);
}

juce::Rectangle<int> LopsidedLookAndFeel::getTooltipBounds (const juce::String& text, juce::Point<int> place,
                                                            juce::Rectangle<int> area)
{
    const auto layout = layOutTooltip (text, colours.text);
    const auto width = static_cast<int> (std::ceil (layout.getWidth())) + 18;
    const auto height = static_cast<int> (std::ceil (layout.getHeight())) + 12;
    const auto x = place.x > area.getCentreX() ? place.x - width - 12 : place.x + 20;
    const auto y = place.y > area.getCentreY() ? place.y - height - 6 : place.y + 8;

    return juce::Rectangle<int> { x, y, width, height }.constrainedWithin (area);
}

void LopsidedLookAndFeel::drawTooltip (juce::Graphics& g, const juce::String& text, int width, int height)
{
    const auto area = juce::Rectangle<int> { width, height }.toFloat();
    g.setColour (colours.raised);
    g.fillRect (area);
    g.setColour (colours.outline);
    g.drawRect (area, 1.0f);
    layOutTooltip (text, colours.text).draw (g, area.reduced (9.0f, 6.0f));
}

juce::Button* LopsidedLookAndFeel::createFileBrowserGoUpButton()
{
    return std::make_unique<juce::TextButton> ("Up").release(); // the browser's
}

void LopsidedLookAndFeel::layoutFileBrowserComponent (juce::FileBrowserComponent& browser,
                                                      juce::DirectoryContentsDisplayComponent* list,
                                                      juce::FilePreviewComponent*, juce::ComboBox* path,
                                                      juce::TextEditor* name, juce::Button* up)
{
    constexpr auto height = 26;
    constexpr auto gap = 8;
    constexpr auto upWidth = 56;
    constexpr auto labelWidth = 64; // the browser puts one at the left of the name
    auto area = browser.getLocalBounds();
    auto top = area.removeFromTop (height);
    up->setBounds (top.removeFromRight (upWidth));
    path->setBounds (top.withTrimmedRight (gap));
    name->setBounds (area.removeFromBottom (height).withTrimmedLeft (labelWidth));

    if (auto* component = dynamic_cast<juce::Component*> (list))
        component->setBounds (area.reduced (0, gap));
}

void LopsidedLookAndFeel::drawTableHeaderBackground (juce::Graphics& g, juce::TableHeaderComponent& header)
{
    const auto area = header.getLocalBounds();
    g.setColour (header.findColour (juce::TableHeaderComponent::backgroundColourId));
    g.fillRect (area);
    g.setColour (header.findColour (juce::TableHeaderComponent::outlineColourId));
    g.fillRect (area.withTop (area.getBottom() - 1));

    for (int index = 0; index < header.getNumColumns (true) - 1; ++index)
        g.fillRect (header.getColumnPosition (index).removeFromRight (1).reduced (0, 5));
}

void LopsidedLookAndFeel::drawTableHeaderColumn (juce::Graphics& g, juce::TableHeaderComponent& header,
                                                 const juce::String& name, int, int width, int height,
                                                 bool isOver, bool isDown, int flags)
{
    using Header = juce::TableHeaderComponent;
    auto area = juce::Rectangle<int> { width, height };

    if (isOver || isDown)
    {
        g.setColour (colours.text.withAlpha (isDown ? 0.12f : 0.06f));
        g.fillRect (area);
    }

    area = area.reduced (6, 0);

    if ((flags & (Header::sortedForwards | Header::sortedBackwards)) != 0)
    {
        const auto arrow = area.removeFromRight (12).toFloat().withSizeKeepingCentre (8.0f, 4.0f);
        const auto points = (flags & Header::sortedForwards) != 0;
        juce::Path path;
        path.startNewSubPath (arrow.getX(), points ? arrow.getBottom() : arrow.getY());
        path.lineTo (arrow.getCentreX(), points ? arrow.getY() : arrow.getBottom());
        path.lineTo (arrow.getRight(), points ? arrow.getBottom() : arrow.getY());
        g.setColour (colours.accent);
        g.strokePath (path, juce::PathStrokeType (1.6f));
    }

    g.setColour (header.findColour (Header::textColourId));
    g.setFont (compatibility::font (13.0f, juce::Font::bold));
    g.drawFittedText (name, area, juce::Justification::centredLeft, 1);
}

} // namespace lopsided
