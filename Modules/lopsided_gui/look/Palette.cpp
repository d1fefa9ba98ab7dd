#include "Palette.h"

#include "LopsidedLookAndFeel.h"

namespace lopsided
{
namespace
{
using juce::Colour;

Palette makeDark()
{
    Palette palette;
    palette.theme = Palette::Theme::dark;
    palette.canvas = Colour { 0xff14161a };
    palette.grid = Colour { 0xff262a31 };
    palette.surface = Colour { 0xff20242b };
    palette.raised = Colour { 0xff2c313a };
    palette.outline = Colour { 0xff3d444f };
    palette.text = Colour { 0xffe8ebf0 };
    palette.quietText = Colour { 0xffa3abb8 };
    palette.accent = Colour { 0xff5aa9ff };
    palette.accentText = Colour { 0xff08131f };
    palette.audio = Colour { 0xff4fc3d9 };
    palette.midi = Colour { 0xffbd93f9 };
    palette.sidechain = Colour { 0xfff2a65a };
    palette.feedback = Colour { 0xfff26d91 };
    palette.good = Colour { 0xff56c284 };
    palette.warning = Colour { 0xffe6b84c };
    palette.bad = Colour { 0xfff0645f };
    palette.ringing = Colour { 0xff74d8c4 };
    palette.shadow = Colour { 0x80000000 };
    return palette;
}

Palette makeLight()
{
    Palette palette;
    palette.theme = Palette::Theme::light;
    palette.canvas = Colour { 0xffeceff3 };
    palette.grid = Colour { 0xffd3d9e1 };
    palette.surface = Colour { 0xfffdfdfe };
    palette.raised = Colour { 0xffeef1f5 };
    palette.outline = Colour { 0xffbcc4cf };
    palette.text = Colour { 0xff1a1e25 };
    palette.quietText = Colour { 0xff58616f };
    palette.accent = Colour { 0xff1763c6 };
    palette.accentText = Colour { 0xffffffff };
    palette.audio = Colour { 0xff08829b };
    palette.midi = Colour { 0xff7e45c8 };
    palette.sidechain = Colour { 0xffbd6410 };
    palette.feedback = Colour { 0xffc62a5c };
    palette.good = Colour { 0xff258b50 };
    palette.warning = Colour { 0xffb67a00 };
    palette.bad = Colour { 0xffcb322d };
    palette.ringing = Colour { 0xff0d8c77 };
    palette.shadow = Colour { 0x30202833 };
    return palette;
}
} // namespace

Palette Palette::of (Theme theme)
{
    return theme == Theme::dark ? makeDark() : makeLight();
}

const Palette& Palette::from (const juce::Component& component)
{
    if (const auto* look = dynamic_cast<const LopsidedLookAndFeel*> (&component.getLookAndFeel()))
        return look->palette();

    static const auto fallback = of (Theme::dark);
    return fallback;
}

juce::Colour Palette::heat (float share) const
{
    // Green for long: what is at half its limit has room.
    constexpr auto warm = 0.7f;
    constexpr auto stillGood = 0.4f;

    if (share >= warm)
        return warning.interpolatedWith (bad, juce::jlimit (0.0f, 1.0f, (share - warm) / (1.0f - warm)));

    return good.interpolatedWith (warning,
                                  juce::jlimit (0.0f, 1.0f, (share - stillGood) / (warm - stillGood)));
}

} // namespace lopsided
