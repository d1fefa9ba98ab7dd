#pragma once

#include "../library/PluginReference.h"
#include "CrashNotePage.h"

#include <algorithm>

namespace lopsided
{

using CrashText = std::array<char, CrashNotePage::textBytes>;

/** Cuts what is too long; always ends with a zero. */
inline void writeCrashText (CrashText& destination, const juce::String& text)
{
    destination.fill (0);
    text.copyToUTF8 (destination.data(), destination.size());
}

/** Whatever the bytes: a text that ends where they do. */
[[nodiscard]] inline juce::String readCrashText (const CrashText& source)
{
    const auto end = std::find (source.begin(), source.end(), '\0');
    return juce::String::fromUTF8 (source.data(), static_cast<int> (end - source.begin()));
}

/** A reference as a note keeps it: format, identifier, name, a line each. */
[[nodiscard]] inline juce::String crashTextOf (const PluginReference& plugin)
{
    return plugin.format + "\n" + plugin.identifier + "\n" + plugin.name;
}

[[nodiscard]] inline PluginReference pluginOfCrashText (const CrashText& source)
{
    const auto lines = juce::StringArray::fromLines (readCrashText (source));
    return { lines[0], lines[1], lines[2] };
}

} // namespace lopsided
