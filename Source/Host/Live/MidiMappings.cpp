#include "MidiMappings.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace lopsided
{
namespace
{

constexpr int firstModeMessage = 120; // of the controllers: they end notes and move nothing

} // namespace

MidiMappings::MidiMappings (GraphProcessor& graph)
    : processor (graph)
{}

void MidiMappings::set (std::vector<SessionMapping> mappings)
{
    current = std::move (mappings);
    targets.assign (current.size(), {});
    waiting.clear();
}

void MidiMappings::learn (NodeID node, const juce::String& parameter, Learned learned)
{
    learning = {};
    learning.node = node;
    learning.parameter = parameter;
    learner = std::move (learned);
}

void MidiMappings::moved (const MovedControllers::Movement& movement)
{
    const auto isController = movement.source == SessionMapping::Source::controller;
    const auto isKeyUp = movement.source == SessionMapping::Source::note && movement.value <= 0.0f;

    if (learner != nullptr && ! isKeyUp && ! (isController && movement.number >= firstModeMessage))
    {
        learning.source = movement.source;
        learning.channel = movement.channel;
        learning.number = movement.number;
        std::exchange (learner, nullptr) (learning);
        return;
    }

    for (std::size_t i = 0; i < current.size(); ++i)
        if (matches (current[i], movement))
            waiting[i] = valueOf (current[i], movement.value);
}

void MidiMappings::apply()
{
    if (waiting.empty())
        return;

    const auto model = processor.model();

    for (const auto& [mapping, value] : std::exchange (waiting, {}))
        if (const auto index = indexOf (mapping, *model); index >= 0)
            std::ignore = processor.setParameter (current[mapping].node, index, value); // gone meanwhile
}

float MidiMappings::valueOf (const SessionMapping& mapping, float position) noexcept
{
    const auto curved = [&mapping, position] {
        switch (mapping.curve)
        {
            case SessionMapping::Curve::slow: return position * position;
            case SessionMapping::Curve::fast: return std::sqrt (position);
            case SessionMapping::Curve::toggle: return position >= 0.5f ? 1.0f : 0.0f;
            case SessionMapping::Curve::linear: break;
        }

        return position;
    }();

    return std::clamp (mapping.minimum + (mapping.maximum - mapping.minimum) * curved, 0.0f, 1.0f);
}

bool MidiMappings::matches (const SessionMapping& mapping,
                            const MovedControllers::Movement& movement) noexcept
{
    const auto hasNumber = mapping.source == SessionMapping::Source::controller
                           || mapping.source == SessionMapping::Source::note;

    return mapping.source == movement.source && (mapping.channel == 0 || mapping.channel == movement.channel)
           && (! hasNumber || mapping.number == movement.number);
}

int MidiMappings::indexOf (std::size_t mapping, const GraphModel& model)
{
    const auto* node = model.findNode (current[mapping].node);

    if (node == nullptr || node->instance == nullptr || ! node->instance->hasProcessor())
        return -1;

    auto& target = targets[mapping];

    if (target.incarnation != node->instance->incarnation())
    {
        const auto found = findParameters (node->instance->processor(), current[mapping].parameter);
        target.incarnation = node->instance->incarnation();
        target.parameterIndex = found.empty() ? -1 : found.front()->getParameterIndex();
    }

    return target.parameterIndex;
}

} // namespace lopsided
