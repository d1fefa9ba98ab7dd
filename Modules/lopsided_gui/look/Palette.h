#pragma once

#include <juce_graphics/juce_graphics.h>

namespace juce
{
class Component;
} // namespace juce

namespace lopsided
{

/** Every colour of the user interface, by what it is for. There is one for light and one for dark surroundings; nothing else
    names a colour. A value. Thread: message thread. Realtime: wait-free. Cost: O(1). */
struct Palette
{
    enum class Theme
    {
        dark,
        light
    };

    /** The one for these surroundings. */
    [[nodiscard]] static Palette of (Theme theme);

    /** That of the component's LopsidedLookAndFeel; the dark one where it has another look. Cost: O(depth of the component). */
    [[nodiscard]] static const Palette& from (const juce::Component& component);

    Theme theme = Theme::dark;

    juce::Colour canvas;  /**< behind everything */
    juce::Colour grid;    /**< its points */
    juce::Colour surface; /**< panels, nodes, bars */
    juce::Colour raised;  /**< what lies on a surface: buttons, fields */
    juce::Colour outline; /**< of surfaces */
    juce::Colour text;
    juce::Colour quietText;  /**< second to text; still 4.5 : 1 on a surface */
    juce::Colour accent;     /**< selection, focus, what is on */
    juce::Colour accentText; /**< on the accent */

    juce::Colour audio;     /**< audio ports and cables */
    juce::Colour midi;      /**< MIDI ports and cables */
    juce::Colour sidechain; /**< ports of further buses, and their cables */
    juce::Colour feedback;  /**< cables that feed back */

    juce::Colour good;    /**< levels and loads with room */
    juce::Colour warning; /**< near the limit */
    juce::Colour bad;     /**< beyond it, errors */
    juce::Colour ringing; /**< a tail that spills over */
    juce::Colour shadow;

    /** A load or a level from good (0) over warning to bad (1). Cost: O(1). */
    [[nodiscard]] juce::Colour heat (float share) const;
};

} // namespace lopsided
