#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

#include <algorithm>
#include <cmath>

namespace lopsided
{
namespace
{

/** Relative luminance and contrast as WCAG 2 defines them. */
double luminance (juce::Colour colour)
{
    const auto linear = [] (float value) {
        return value <= 0.04045f ? static_cast<double> (value) / 12.92
                                 : std::pow ((static_cast<double> (value) + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear (colour.getFloatRed()) + 0.7152 * linear (colour.getFloatGreen())
           + 0.0722 * linear (colour.getFloatBlue());
}

double contrast (juce::Colour first, juce::Colour second)
{
    const auto [darker, lighter] = std::minmax ({ luminance (first), luminance (second) });
    return (lighter + 0.05) / (darker + 0.05);
}

class PaletteOf : public ::testing::TestWithParam<Palette::Theme>
{
protected:
    const Palette palette = Palette::of (GetParam());
};

TEST_P (PaletteOf, TextCanBeReadOnEverythingThatItStandsOn)
{
    for (const auto& background : { palette.surface, palette.raised, palette.canvas })
    {
        EXPECT_GE (contrast (palette.text, background), 4.5) << background.toString();
        EXPECT_GE (contrast (palette.quietText, background), 4.5) << background.toString();
    }

    EXPECT_GE (contrast (palette.accentText, palette.accent), 4.5);
}

TEST_P (PaletteOf, WhatMeansSomethingStandsOut)
{
    // 3 : 1 is what WCAG asks of graphical objects.
    for (const auto& colour :
         { palette.accent, palette.audio, palette.midi, palette.sidechain, palette.feedback, palette.good,
           palette.warning, palette.bad, palette.ringing })
    {
        EXPECT_GE (contrast (colour, palette.canvas), 3.0) << colour.toString();
        EXPECT_GE (contrast (colour, palette.surface), 3.0) << colour.toString();
    }
}

TEST_P (PaletteOf, KnowsItsTheme)
{
    EXPECT_EQ (palette.theme, GetParam());
    EXPECT_EQ (luminance (palette.text) > luminance (palette.surface), GetParam() == Palette::Theme::dark);
}

TEST_P (PaletteOf, HeatGoesFromGoodOverWarningToBad)
{
    EXPECT_EQ (palette.heat (0.0f), palette.good);
    EXPECT_EQ (palette.heat (-1.0f), palette.good);
    EXPECT_EQ (palette.heat (0.7f), palette.warning);
    EXPECT_EQ (palette.heat (1.0f), palette.bad);
    EXPECT_EQ (palette.heat (50.0f), palette.bad);
    EXPECT_NE (palette.heat (0.55f), palette.good);
    EXPECT_NE (palette.heat (0.55f), palette.warning);
}

INSTANTIATE_TEST_SUITE_P (Themes, PaletteOf, ::testing::Values (Palette::Theme::dark, Palette::Theme::light));

} // namespace
} // namespace lopsided
