#include "ChannelSetName.h"

#include <array>

namespace lopsided
{

namespace
{
struct NamedSet
{
    const char* name;
    juce::AudioChannelSet (*make)();
};

using Set = juce::AudioChannelSet;

constexpr std::array namedSets {
    NamedSet { "none", Set::disabled },
    NamedSet { "mono", Set::mono },
    NamedSet { "stereo", Set::stereo },
    NamedSet { "LCR", Set::createLCR },
    NamedSet { "LRS", Set::createLRS },
    NamedSet { "LCRS", Set::createLCRS },
    NamedSet { "quad", Set::quadraphonic },
    NamedSet { "5.0", Set::create5point0 },
    NamedSet { "5.1", Set::create5point1 },
    NamedSet { "6.0", Set::create6point0 },
    NamedSet { "6.1", Set::create6point1 },
    NamedSet { "7.0", Set::create7point0 },
    NamedSet { "7.1", Set::create7point1 },
    NamedSet { "7.0.2", Set::create7point0point2 },
    NamedSet { "7.1.2", Set::create7point1point2 },
    NamedSet { "7.0.4", Set::create7point0point4 },
    NamedSet { "7.1.4", Set::create7point1point4 },
};

const juce::String discretePrefix { "discrete " };
} // namespace

juce::String channelSetName (const juce::AudioChannelSet& set)
{
    for (const auto& named : namedSets)
        if (named.make() == set)
            return named.name;

    if (set == Set::discreteChannels (set.size()))
        return discretePrefix + juce::String (set.size());

    return set.getSpeakerArrangementAsString();
}

std::optional<juce::AudioChannelSet> channelSetFromName (const juce::String& name)
{
    for (const auto& named : namedSets)
        if (name.equalsIgnoreCase (named.name))
            return named.make();

    if (name.startsWithIgnoreCase (discretePrefix))
    {
        const auto number = name.substring (discretePrefix.length());
        const auto numChannels = number.length() < 6 ? number.getIntValue() : 0;

        if (numChannels < 1 || numChannels > maximumChannelsOfSet || juce::String (numChannels) != number)
            return std::nullopt;

        return Set::discreteChannels (numChannels);
    }

    // Each word has to be a speaker: JUCE leaves out what it does not know.
    const auto speakers = juce::StringArray::fromTokens (name, " ", {});

    for (const auto& speaker : speakers)
        if (speaker.length() > 8 || Set::getChannelTypeFromAbbreviation (speaker) == Set::unknown)
            return std::nullopt;

    auto set = Set::fromAbbreviatedString (name);

    if (set.size() == 0 || set.size() != speakers.size() || set.size() > maximumChannelsOfSet)
        return std::nullopt;

    return set;
}

} // namespace lopsided
