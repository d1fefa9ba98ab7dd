#include "RackProcessor.h"

// JUCE's plugin clients call this; none of its headers that we may include says so.
juce::AudioProcessor* JUCE_CALLTYPE createPluginFilter();

juce::AudioProcessor* JUCE_CALLTYPE createPluginFilter()
{
    using lopsided::OtherBuses;
    const auto isLv2 = juce::PluginHostType::getPluginLoadedAs() == juce::AudioProcessor::wrapperType_LV2;
    return std::make_unique<lopsided::RackProcessor> (lopsided::RackVariant::effect,
                                                      isLv2 ? OtherBuses::on : OtherBuses::off)
        .release();
}
