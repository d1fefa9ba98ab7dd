#include "MacroParameter.h"

#include <algorithm>

namespace lopsided
{
namespace
{

juce::ParameterID idOf (int index)
{
    constexpr auto firstVersion = 1;
    return { "macro-" + juce::String (index + 1).paddedLeft ('0', 3), firstVersion };
}

} // namespace

MacroParameter::MacroParameter (int index)
    : AudioProcessorParameterWithID (idOf (index), "Macro " + juce::String (index + 1))
{}

bool MacroParameter::rename (const juce::String& newName)
{
    const std::lock_guard hold { mutex };

    if (given == newName)
        return false;

    given = newName;
    return true;
}

void MacroParameter::setValue (float newValue)
{
    position.store (std::clamp (newValue, 0.0f, 1.0f), std::memory_order_relaxed); // as value() says
}

juce::String MacroParameter::getName (int maximumLength) const
{
    const std::lock_guard hold { mutex };
    return (given.isEmpty() ? name : given).substring (0, maximumLength);
}

juce::String MacroParameter::getText (float normalised, int maximumLength) const
{
    return (juce::String (100.0f * normalised, 1) + " %").substring (0, maximumLength);
}

float MacroParameter::getValueForText (const juce::String& text) const
{
    return std::clamp (text.getFloatValue() / 100.0f, 0.0f, 1.0f);
}

} // namespace lopsided
