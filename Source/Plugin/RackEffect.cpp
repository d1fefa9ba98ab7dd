#include "RackProcessor.h"

// JUCE's plugin clients call this; none of its headers that we may include says so.
juce::AudioProcessor* JUCE_CALLTYPE createPluginFilter();

juce::AudioProcessor* JUCE_CALLTYPE createPluginFilter()
{
    return std::make_unique<lopsided::RackProcessor> (lopsided::RackVariant::effect).release();
}
