#include "BuiltinProcessor.h"

namespace lopsided
{

BuiltinProcessor::BuiltinProcessor (const BusesProperties& buses, juce::String identifierToUse,
                                    juce::String displayNameToUse)
    : juce::AudioProcessor (buses),
      id (std::move (identifierToUse)),
      displayName (std::move (displayNameToUse))
{}

} // namespace lopsided
