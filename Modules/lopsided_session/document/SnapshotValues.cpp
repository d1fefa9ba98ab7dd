// What plugins are set to when a snapshot is made to play.
#include "SnapshotTransition.h"

#include "../build/LocatedState.h"
#include "ParameterSettings.h"

#include <cmath>

namespace lopsided
{

namespace
{
constexpr auto smallestChange = 1.0e-6f;
} // namespace

bool SnapshotTransition::setTracked (juce::AudioProcessor& processor, const DocumentNode& node)
{
    auto hasChanged = false;

    for (const auto& [index, value] : node.parameters)
        if (auto* parameter = processor.getParameters()[index];
            parameter != nullptr && std::abs (parameter->getValue() - value) > smallestChange)
        {
            setParameterValue (processor, *parameter, value);
            hasChanged = true;
        }

    return hasChanged;
}

std::set<NodeID> SnapshotTransition::restoreStates (const DocumentSnapshot& from, const DocumentSnapshot& to)
{
    const auto model = graph.model();
    std::set<NodeID> reset;

    for (const auto& node : to.nodes)
    {
        const auto* before = from.find (node->id);
        const auto* now = model->findNode (node->id);

        if (before == nullptr || now == nullptr || before->plugin != node->plugin || node->state == nullptr
            || node->state == before->state || node->state->isEmpty())
            continue;

        const auto where = "node '" + node->name.toStdString() + "'";

        if (const auto restored =
                restoreLocated (now->instance->processor(), *node->state, {}, where, warnings);
            restored)
            reset.insert (node->id);
        else
            warnings.push_back (restored.error().message);
    }

    return reset;
}

void SnapshotTransition::setParameters (const DocumentSnapshot& from, const DocumentSnapshot& to,
                                        const std::set<NodeID>& reset)
{
    const auto model = graph.model();

    for (const auto& node : to.nodes)
    {
        const auto* before = from.find (node->id);
        const auto* now = model->findNode (node->id);

        if (before == nullptr || now == nullptr || before->plugin != node->plugin || before == node.get())
            continue;

        for (const auto& [index, value] : parametersByIndex (*node, now->instance->processor()))
            if (const auto known = before->parameters.find (index);
                known == before->parameters.end() || reset.contains (node->id)
                || std::abs (known->second - value) > smallestChange)
                if (auto set = parameters.set (node->id, index, value); set.has_error())
                    warnings.push_back (set.error().message);
    }
}

} // namespace lopsided
