#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** One parameter of a plugin: its stable id or its name, and its normalised value, 0…1. */
struct ParameterSetting
{
    juce::String parameter;
    float value = 0.0f;

    bool operator== (const ParameterSetting&) const = default;
};

} // namespace lopsided
