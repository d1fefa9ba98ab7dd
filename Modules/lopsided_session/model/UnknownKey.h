#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** A key of a session file that this version does not know. It is kept, and written back, as it was. */
struct UnknownKey
{
    juce::String key;
    juce::String json; /**< its value, as JSON text */

    bool operator== (const UnknownKey&) const = default;
};

} // namespace lopsided
