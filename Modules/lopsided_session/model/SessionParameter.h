#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** One parameter of a node: its stable id or its name, and its normalised value, 0…1. */
struct SessionParameter
{
    juce::String parameter;
    float value = 0.0f;

    bool operator== (const SessionParameter&) const = default;
};

} // namespace lopsided
