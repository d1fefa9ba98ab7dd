#include "BuiltinProcessor.h"

namespace lopsided
{

BuiltinProcessor::BuiltinProcessor (const BusesProperties& buses, juce::String identifierToUse,
                                    juce::String displayNameToUse)
    : juce::AudioProcessor (buses),
      id (std::move (identifierToUse)),
      displayName (std::move (displayNameToUse))
{}

juce::AudioParameterFloat& BuiltinProcessor::addFloat (const juce::String& parameterId,
                                                       const juce::String& name,
                                                       const juce::NormalisableRange<float>& range,
                                                       float defaultValue, const juce::String& unit)
{
    auto parameter = std::make_unique<juce::AudioParameterFloat> (
        juce::ParameterID { parameterId, 1 }, name, range, defaultValue,
        juce::AudioParameterFloatAttributes().withLabel (unit));
    auto& added = *parameter;
    addParameter (parameter.release());
    return added;
}

} // namespace lopsided
