#pragma once

#include "SessionPosition.h"
#include "UnknownKey.h"

#include <juce_core/juce_core.h>

#include <vector>

namespace lopsided
{

/** A text that stands on the canvas. A value. */
struct SessionComment
{
    juce::String text;
    SessionPosition position;
    float width = 200.0f; /**< in pixels at a zoom of 1 */
    float height = 80.0f;
    std::vector<UnknownKey> unknownKeys {};

    bool operator== (const SessionComment&) const = default;
};

} // namespace lopsided
