#pragma once

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{

/** The fonts of the canvas, made once: a font is looked up each time that it is made. Thread: message thread. */
struct CanvasFonts
{
    juce::Font title = compatibility::font (14.5f, juce::Font::bold);
    juce::Font text = compatibility::font (13.0f);
    juce::Font small = compatibility::font (11.0f);
    juce::Font button = compatibility::font (10.5f, juce::Font::bold);
};

} // namespace lopsided
