#pragma once

#include <functional>
#include <juce_core/juce_core.h>
#include <lopsided_plugins/lopsided_plugins.h>
#include <optional>
#include <string>

namespace lopsided
{

/** What the user asked an offline rendering to be. */
struct RenderOptions
{
    juce::File session;
    std::optional<juce::File> input;
    juce::File output;
    std::optional<double> sampleRate; // empty: the input's, or 48 kHz
    int blockSize = 512;
    std::optional<double> seconds;     // empty: the input's length; the tail follows
    std::optional<double> tailSeconds; // empty: until it is silent
    SafeStart::Mode start = SafeStart::Mode::normal;
    PlaceholderSound placeholders = PlaceholderSound::passes;

    enum class Missing
    {
        warned,
        refused
    };

    Missing missing = Missing::warned; // what is done about a plugin that is missing

    // Told what earlier runs died of, before any plugin is opened.
    std::function<void (const std::string& sentence)> warn {};
};

} // namespace lopsided
