#pragma once

#include "../look/Palette.h"
#include "PluginListEntry.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** How a plugin looks in a list: a mark for what was seen of it in real time, its name, its maker, its format, its category,
    and a star. Thread: message thread. Realtime: may block. Cost: some texts. */
struct PluginRowPainter
{
    PluginRowPainter() = delete;

    static constexpr int rowHeight = 40;

    enum class Selected
    {
        no,
        yes
    };

    /** Paints a row. */
    static void paint (juce::Graphics& graphics, const PluginListEntry& entry, juce::Rectangle<int> area,
                       const Palette& palette, Selected selected);

    /** Where the star is, for the mouse. */
    [[nodiscard]] static juce::Rectangle<int> starArea (juce::Rectangle<int> area);

    /** All of it in words, for tooltips and screen readers. */
    [[nodiscard]] static juce::String describe (const PluginListEntry& entry);

    /** What was seen of a plugin, in a word or two for people; empty where nobody has looked. */
    [[nodiscard]] static juce::String verdictWord (const std::optional<VerdictSummary>& verdict);
    /** The colour of the mark for it. */
    [[nodiscard]] static juce::Colour verdictColour (const std::optional<VerdictSummary>& verdict,
                                                     const Palette& palette);
};

} // namespace lopsided
