#pragma once

#include "EditRecord.h"
#include <juce_graphics/juce_graphics.h>

namespace lopsided
{

/** The colours of a run's picture. Chosen to stay apart for colour-blind eyes too. */
struct PicturePalette
{
    static constexpr juce::uint32 background = 0xff12161c;
    static constexpr juce::uint32 panel = 0xff191f27;
    static constexpr juce::uint32 grid = 0xff2a333e;
    static constexpr juce::uint32 axis = 0xff5b6875;
    static constexpr juce::uint32 text = 0xffe8edf2;
    static constexpr juce::uint32 faintText = 0xff93a1b0;

    static constexpr juce::uint32 waveform = 0xff5fb3d4;
    static constexpr juce::uint32 callbackMean = 0xff8bd0a5;
    static constexpr juce::uint32 callbackRange = 0xff3f7d66;
    static constexpr juce::uint32 deadline = 0xffff6b5e;
    static constexpr juce::uint32 miss = 0xffff6b5e;

    static constexpr juce::uint32 replace = 0xfff2c14e;
    static constexpr juce::uint32 bypass = 0xffc792ea;
    static constexpr juce::uint32 parallel = 0xfff78c6c;

    static juce::Colour of (EditRecord::Kind kind)
    {
        switch (kind)
        {
            case EditRecord::Kind::replace: return juce::Colour (replace);
            case EditRecord::Kind::bypass:
            case EditRecord::Kind::bypassEnd: return juce::Colour (bypass);
            case EditRecord::Kind::parallel:
            case EditRecord::Kind::parallelEnd: return juce::Colour (parallel);
        }

        return juce::Colour (text);
    }
};

} // namespace lopsided
