#pragma once

#include <juce_core/juce_core.h>
#include <lopsided_gui/lopsided_gui.h>
#include <lopsided_plugins/lopsided_plugins.h>
#include <optional>

namespace lopsided
{

/** What the command line of the standalone host says. */
struct StandaloneOptions
{
    juce::File session; // none: the welcome page, or what was not saved
    SafeStart::Mode start = SafeStart::Mode::normal;
    AudioChoice audio {}; // what is not said is as it was last time
    std::optional<Palette::Theme> theme {};
    std::optional<double> scale {};
    juce::File recording {}; // none: nothing is recorded
    bool isFullScreen = false;
};

} // namespace lopsided
