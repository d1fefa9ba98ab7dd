#include "PluginRowPainter.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{

namespace
{
constexpr int starWidth = 30;

juce::Path starPath (juce::Rectangle<float> area)
{
    juce::Path star;
    star.addStar (area.getCentre(), 5, area.getWidth() * 0.22f, area.getWidth() * 0.5f);
    return star;
}
} // namespace

juce::Rectangle<int> PluginRowPainter::starArea (juce::Rectangle<int> area)
{
    return area.removeFromRight (starWidth);
}

juce::String PluginRowPainter::verdictWord (const std::optional<VerdictSummary>& verdict)
{
    if (! verdict.has_value())
        return {};

    switch (*verdict)
    {
        case VerdictSummary::clean: return "Seen to behave";
        case VerdictSummary::remarks: return "With remarks";
        case VerdictSummary::offences: return "May be late";
        case VerdictSummary::unstable: return "Unstable";
        case VerdictSummary::crashed: return "Crashed";
        case VerdictSummary::timedOut: return "Hung";
        case VerdictSummary::notOpened: return "Did not open";
        case VerdictSummary::notObserved: break;
    }

    return {};
}

juce::Colour PluginRowPainter::verdictColour (const std::optional<VerdictSummary>& verdict,
                                              const Palette& palette)
{
    if (! verdict.has_value() || *verdict == VerdictSummary::notObserved)
        return palette.outline;

    if (*verdict == VerdictSummary::clean || *verdict == VerdictSummary::remarks)
        return palette.good;

    return *verdict == VerdictSummary::offences ? palette.warning : palette.bad;
}

juce::String PluginRowPainter::describe (const PluginListEntry& entry)
{
    juce::StringArray parts { entry.name, entry.maker, entry.format, entry.category };

    if (entry.isFavourite)
        parts.add ("favourite");

    if (entry.verdictSentence.isNotEmpty())
        parts.add (verdictWord (entry.verdict) + ": " + entry.verdictSentence);
    else if (entry.format != "builtin")
        parts.add ("nobody has watched it in real time yet");

    parts.removeEmptyStrings();
    return parts.joinIntoString (", ");
}

void PluginRowPainter::paint (juce::Graphics& graphics, const PluginListEntry& entry,
                              juce::Rectangle<int> area, const Palette& palette, Selected selected)
{
    const auto isSelected = selected == Selected::yes;

    if (isSelected)
    {
        graphics.setColour (palette.accent);
        graphics.fillRoundedRectangle (area.toFloat().reduced (1.0f), 4.0f);
    }

    const auto quiet = isSelected ? palette.accentText : palette.quietText;
    const auto star = starArea (area).withSizeKeepingCentre (15, 15).toFloat();
    graphics.setColour (entry.isFavourite ? (isSelected ? palette.accentText : palette.warning) : quiet);

    if (entry.isFavourite)
        graphics.fillPath (starPath (star));
    else
        graphics.strokePath (starPath (star), juce::PathStrokeType (1.0f));

    auto text = area.withTrimmedRight (starWidth).reduced (8, 3);
    const auto mark = text.removeFromLeft (14).withSizeKeepingCentre (8, 8).toFloat();
    graphics.setColour (verdictColour (entry.verdict, palette));
    graphics.fillEllipse (mark);
    text.removeFromLeft (4);

    auto upper = text.removeFromTop (text.getHeight() * 11 / 20);
    const auto formatArea = upper.removeFromRight (56);
    graphics.setColour (isSelected ? palette.accentText : palette.text);
    graphics.setFont (compatibility::font (15.0f));
    graphics.drawText (entry.name, upper, juce::Justification::centredLeft, true);

    graphics.setColour (quiet);
    graphics.setFont (compatibility::font (12.0f));
    graphics.drawText (entry.format, formatArea, juce::Justification::centredRight, true);

    juce::StringArray details { entry.maker, entry.category, verdictWord (entry.verdict) };
    details.removeEmptyStrings();
    graphics.drawText (details.joinIntoString ("  -  "), text, juce::Justification::centredLeft, true);
}

} // namespace lopsided
