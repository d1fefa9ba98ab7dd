#include "LayoutNegotiation.h"

#include "ChannelSetName.h"

#include <algorithm>
#include <cstdlib>

namespace lopsided
{

namespace
{
using Layout = juce::AudioProcessor::BusesLayout;

/** How far a layout is from the one that is wanted: channels first, then their meaning. */
int distance (const juce::AudioChannelSet& set, const juce::AudioChannelSet& wanted)
{
    static constexpr int perChannel = 4;

    if (set == wanted)
        return 0;

    const auto channels = set.size() - wanted.size();
    return perChannel * std::abs (channels) + (channels < 0 ? 2 : 1);
}

int distance (const juce::Array<juce::AudioChannelSet>& sets,
              const juce::Array<juce::AudioChannelSet>& wanted)
{
    auto sum = 0;

    for (int bus = 0; bus < std::min (sets.size(), wanted.size()); ++bus)
        sum += distance (sets.getReference (bus), wanted.getReference (bus));

    return sum;
}

int distance (const Layout& layout, const Layout& wanted)
{
    return distance (layout.inputBuses, wanted.inputBuses)
           + distance (layout.outputBuses, wanted.outputBuses);
}

/** The wanted sets of the buses that there are, and for the others those that they have. */
Layout onBusesOf (const juce::AudioProcessor& processor, const Layout& wanted)
{
    auto layout = processor.getBusesLayout();

    for (int bus = 0; bus < std::min (layout.inputBuses.size(), wanted.inputBuses.size()); ++bus)
        layout.inputBuses.set (bus, wanted.inputBuses[bus]);

    for (int bus = 0; bus < std::min (layout.outputBuses.size(), wanted.outputBuses.size()); ++bus)
        layout.outputBuses.set (bus, wanted.outputBuses[bus]);

    return layout;
}

/** Sets to try on a bus, the nearest first. */
std::vector<juce::AudioChannelSet> candidates (const juce::AudioChannelSet& wanted)
{
    static constexpr int farthest = 16;
    std::vector<juce::AudioChannelSet> sets { wanted };

    const auto add = [&sets] (int numChannels) {
        if (numChannels < 1)
            return;

        sets.push_back (juce::AudioChannelSet::canonicalChannelSet (numChannels));
        sets.push_back (juce::AudioChannelSet::namedChannelSet (numChannels));
        sets.push_back (juce::AudioChannelSet::discreteChannels (numChannels));
    };

    add (wanted.size());

    for (int step = 1; step <= farthest; ++step)
    {
        add (wanted.size() + step);
        add (wanted.size() - step);
    }

    sets.push_back (juce::AudioChannelSet::disabled());
    return sets;
}

/** Takes the steps towards the wanted layout that the processor allows, a bus at a time, where others may follow. */
Layout nearest (const juce::AudioProcessor& processor, const Layout& wanted)
{
    auto best = processor.getBusesLayout();

    const auto approach = [&] (bool isInput) {
        for (int index = 0; index < (isInput ? best.inputBuses : best.outputBuses).size(); ++index)
            for (const auto& set : candidates ((isInput ? wanted.inputBuses : wanted.outputBuses)[index]))
            {
                auto layout = best;

                if (processor.getBus (isInput, index)->isLayoutSupported (set, &layout)
                    && distance (layout, wanted) < distance (best, wanted)
                    && processor.checkBusesLayoutSupported (layout))
                    best = layout;
            }
    };

    approach (true);
    approach (false);
    approach (true);
    return best;
}

juce::String setsInWords (const juce::Array<juce::AudioChannelSet>& sets, const char* direction)
{
    juce::StringArray names;

    for (const auto& set : sets)
        names.add (channelSetName (set));

    return (names.isEmpty() ? juce::String ("no audio") : names.joinIntoString (" and ")) + " " + direction;
}
} // namespace

juce::String layoutInWords (const Layout& layout)
{
    return setsInWords (layout.inputBuses, "in") + ", " + setsInWords (layout.outputBuses, "out");
}

juce::String negotiateLayout (juce::AudioProcessor& processor, const Layout& wanted)
{
    const auto possible = onBusesOf (processor, wanted);

    if (processor.getBusesLayout() != possible && ! processor.setBusesLayout (possible))
    {
        const auto layout = nearest (processor, possible);

        // One that refuses after all what it has just said it supports keeps what it has.
        if (layout != processor.getBusesLayout())
            processor.setBusesLayout (layout);
    }

    const auto granted = processor.getBusesLayout();

    if (granted == wanted)
        return {};

    return "'" + processor.getName() + "' does not support " + layoutInWords (wanted) + ". It has "
           + layoutInWords (granted) + ".";
}

} // namespace lopsided
