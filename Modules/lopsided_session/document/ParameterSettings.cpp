#include "ParameterSettings.h"

#include <map>

namespace lopsided
{

std::vector<juce::String> automatableIds (const juce::AudioProcessor& processor)
{
    std::vector<juce::String> ids;

    for (const auto* parameter : processor.getParameters())
        ids.push_back (parameter->isAutomatable() ? parameterId (*parameter) : juce::String());

    return ids;
}

void overrideParameters (std::vector<SessionParameter>& settings, const DocumentNode& node,
                         const std::vector<juce::String>& ids)
{
    std::map<juce::String, std::size_t> places;

    for (std::size_t index = 0; index < settings.size(); ++index)
        places.emplace (settings[index].parameter, index);

    const auto set = [&] (const juce::String& name, float value) {
        const auto [place, isNew] = places.emplace (name, settings.size());

        if (isNew)
            settings.push_back ({ name, value });
        else
            settings[place->second].value = value;
    };

    if (node.parametersByName != nullptr)
        for (const auto& [name, value] : *node.parametersByName)
            set (name, value);

    for (const auto& [index, value] : node.parameters)
        if (static_cast<std::size_t> (index) < ids.size()
            && ids[static_cast<std::size_t> (index)].isNotEmpty())
            set (ids[static_cast<std::size_t> (index)], value);
}

boost::container::flat_map<int, float> parametersByIndex (const DocumentNode& node,
                                                          const juce::AudioProcessor& processor)
{
    if (node.parametersByName == nullptr)
        return node.parameters;

    std::map<juce::String, int> indices;

    for (const auto* parameter : processor.getParameters())
        indices.emplace (parameterId (*parameter), parameter->getParameterIndex());

    auto all = node.parameters;

    for (const auto& [name, value] : *node.parametersByName)
        if (const auto known = indices.find (name); known != indices.end())
            all.emplace (known->second, value);
        else if (const auto found = findParameters (processor, name); found.size() == 1)
            all.emplace (found.front()->getParameterIndex(), value);

    return all;
}

} // namespace lopsided
