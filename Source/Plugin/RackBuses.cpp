// The buses of a RackProcessor.
#include "RackProcessor.h"

#include <algorithm>

namespace lopsided
{
namespace
{

constexpr auto numAuxiliaries = 7;

} // namespace

RackProcessor::BusesProperties RackProcessor::busesOf (RackVariant variant, OtherBuses otherBuses)
{
    const auto stereo = juce::AudioChannelSet::stereo();
    const auto areOn = otherBuses == OtherBuses::on;

    if (variant == RackVariant::effect)
        return BusesProperties()
            .withInput ("Input", stereo)
            .withInput ("Sidechain", stereo, areOn)
            .withOutput ("Output", stereo);

    auto buses = BusesProperties().withInput ("Sidechain", stereo, areOn).withOutput ("Output", stereo);

    for (int index = 1; index <= numAuxiliaries; ++index)
        buses.addBus (false, "Aux " + juce::String (index), stereo, areOn);

    return buses;
}

bool RackProcessor::isBusesLayoutSupported (const BusesLayout& layout) const
{
    const auto stereo = juce::AudioChannelSet::stereo();

    if (layout.getMainOutputChannelSet() != stereo
        || (kind == RackVariant::effect && layout.getMainInputChannelSet() != stereo))
        return false;

    const auto isStereoOrOff = [&stereo] (const auto& set) { return set.isDisabled() || set == stereo; };
    return std::all_of (layout.inputBuses.begin(), layout.inputBuses.end(), isStereoOrOff)
           && std::all_of (layout.outputBuses.begin(), layout.outputBuses.end(), isStereoOrOff);
}

juce::AudioProcessor::BusesLayout RackProcessor::wholeLayout() const
{
    BusesLayout layout;

    for (const auto isInput : { true, false })
        for (int index = 0; index < getBusCount (isInput); ++index)
            (isInput ? layout.inputBuses : layout.outputBuses)
                .add (getBus (isInput, index)->getDefaultLayout());

    return layout;
}

} // namespace lopsided
