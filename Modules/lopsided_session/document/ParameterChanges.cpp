#include "ParameterChanges.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

namespace
{
juce::AudioProcessorParameter* findParameter (const GraphModel& model, NodeID id, int index)
{
    const auto* node = model.findNode (id);
    return node != nullptr ? node->instance->processor().getParameters()[index] : nullptr;
}

void setIn (std::vector<SessionParameter>& settings, const juce::String& name, float value)
{
    const auto known = std::find_if (settings.begin(), settings.end(),
                                     [&name] (const auto& entry) { return entry.parameter == name; });

    if (known != settings.end())
        known->value = value;
    else
        settings.push_back ({ name, value });
}

constexpr auto roundingError = 1.0e-6f;
} // namespace

ParameterChanges::ParameterChanges (GraphProcessor& graphToSet)
    : graph (graphToSet),
      lastPosition (graphToSet.samplePosition())
{}

bool ParameterChanges::isRendering() const
{
    return wasRendering || graph.samplePosition() != lastPosition;
}

GraphResult<void> ParameterChanges::set (NodeID node, int parameterIndex, float value)
{
    if (auto result = graph.setParameter (node, parameterIndex, value); result.has_error())
        return result;

    const auto model = graph.model();
    const auto limited = juce::jlimit (0.0f, 1.0f, value);
    waiting[{ node, parameterIndex }] = { limited, graph.samplePosition(),
                                          model->findNode (node)->instance->incarnation() };

    if (auto* parameter = findParameter (*model, node, parameterIndex);
        parameter != nullptr && ! isRendering())
        setParameterValue (model->findNode (node)->instance->processor(), *parameter, limited);

    return {};
}

std::optional<float> ParameterChanges::value (NodeID node, int parameterIndex) const
{
    const auto model = graph.model();

    if (const auto found = waiting.find ({ node, parameterIndex });
        found != waiting.end() && isWaiting (*model, node, found->second))
        return found->second.value;

    if (const auto* parameter = findParameter (*model, node, parameterIndex))
        if (std::isfinite (parameter->getValue()))
            return juce::jlimit (0.0f, 1.0f, parameter->getValue());

    return std::nullopt;
}

bool ParameterChanges::isWaiting (const GraphModel& model, NodeID node, const Waiting& change) const
{
    const auto* now = model.findNode (node);

    if (now == nullptr || now->instance->incarnation() != change.instance)
        return false;

    // The block that was being rendered when it was set does not count; the clock begins anew when it is prepared.
    const auto twoBlocks = 2 * static_cast<std::int64_t> (std::max (1, graph.getBlockSize()));
    const auto position = graph.samplePosition();
    return position >= change.since && position - change.since < twoBlocks;
}

void ParameterChanges::poll()
{
    const auto position = graph.samplePosition();
    wasRendering = position != lastPosition;
    lastPosition = position;

    if (waiting.empty())
        return;

    const auto model = graph.model();
    std::erase_if (waiting,
                   [&] (const auto& entry) { return ! isWaiting (*model, entry.first.first, entry.second); });
}

void ParameterChanges::forget (NodeID node, int parameterIndex)
{
    waiting.erase ({ node, parameterIndex });
}

void ParameterChanges::forgetAll (NodeID node)
{
    std::erase_if (waiting, [node] (const auto& entry) { return entry.first.first == node; });
}

void ParameterChanges::addTo (Session& session) const
{
    if (waiting.empty())
        return;

    const auto model = graph.model();

    for (const auto& [key, change] : waiting)
    {
        const auto id = key.first;
        const auto found = std::find_if (session.nodes.begin(), session.nodes.end(),
                                         [id] (const auto& node) { return node.id == id; });
        const auto* parameter = findParameter (*model, id, key.second);

        if (found == session.nodes.end() || parameter == nullptr || ! parameter->isAutomatable()
            || ! isWaiting (*model, id, change))
            continue;

        const auto value =
            snapParameterValue (model->findNode (id)->instance->processor(), *parameter, change.value);

        // LV2: a value is in the state only once a block has taken it up.
        if (std::abs (parameter->getValue() - value) <= roundingError
            && pluginFormatFromString (found->plugin.format) != PluginFormat::lv2)
            continue;

        setIn (found->parameters, parameterId (*parameter), value);
    }
}

} // namespace lopsided
