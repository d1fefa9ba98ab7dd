#include "ParameterList.h"

#include <map>

namespace lopsided
{

namespace
{
juce::String idOf (const juce::AudioProcessorParameter& parameter)
{
    const auto* hosted = dynamic_cast<const juce::HostedAudioProcessorParameter*> (&parameter);
    return hosted != nullptr ? hosted->getParameterID() : juce::String {};
}
} // namespace

ParameterList::ParameterList (const juce::AudioProcessor& processor)
    : parameters (processor.getParameters().begin(), processor.getParameters().end())
{
    ids.reserve (parameters.size());
    steps.reserve (parameters.size());

    for (const auto* parameter : parameters)
    {
        ids.push_back (idOf (*parameter));
        steps.emplace_back (processor, *parameter);
    }
}

std::vector<int> ParameterList::indexesOf (const ParameterList& before) const
{
    std::map<juce::String, int> places;

    for (int index = 0; index < size(); ++index)
        if (const auto& id = ids[static_cast<std::size_t> (index)]; id.isNotEmpty())
            places.emplace (id, index);

    std::vector<int> indexes;
    indexes.reserve (before.ids.size());

    for (const auto& id : before.ids)
    {
        const auto same = static_cast<int> (indexes.size());

        if (const auto found = places.find (id); id.isNotEmpty() && found != places.end())
            indexes.push_back (found->second);
        else if (id.isEmpty() && same < size() && ids[indexes.size()].isEmpty())
            indexes.push_back (same);
        else
            indexes.push_back (-1);
    }

    return indexes;
}

} // namespace lopsided
