// How EngineCore hands parameter changes and MIDI to nodes.
#include "EngineCore.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

GraphResult<void> EngineCore::setParameter (NodeID id, int parameterIndex, float value, std::int64_t time)
{
    // Kept alive until the change is with the node. Should this be the last share of it, its deleter sees to the rest.
    const auto model = base().model;

    if (auto possible = model->checkParameter (id, parameterIndex); possible.has_error())
        return possible;

    if (std::isnan (value))
        return GraphError { GraphError::Code::invalidValue,
                            "Parameter " + std::to_string (parameterIndex) + " of " + model->describe (id)
                                + " cannot be set to something that is not a number.",
                            { id } };

    model->findNode (id)->instance->control().set (parameterIndex, std::clamp (value, 0.0f, 1.0f), time);
    return {};
}

GraphResult<ParameterSender> EngineCore::parameterSender (NodeID id, int parameterIndex) const
{
    const auto model = base().model;

    if (const auto possible = model->checkParameter (id, parameterIndex); possible.has_error())
        return possible.error();

    return model->findNode (id)->instance->control().sender (parameterIndex);
}

GraphResult<std::shared_ptr<SentMidi>> EngineCore::sentMidiOf (NodeID id) const
{
    // The instance outlives the lock: should this be its last share, its deleter sees to the rest.
    std::shared_ptr<NodeInstance> instance;

    {
        const Lock lock { mutex };
        const auto* node = current->findNode (id);

        if (node == nullptr)
            return GraphError { GraphError::Code::unknownNode,
                                current->describe (id) + " has no processor that MIDI could be sent to.",
                                { id } };

        if (! node->instance->shape().acceptsMidi)
            return GraphError { GraphError::Code::portOutOfRange,
                                current->describe (id) + " takes no MIDI.",
                                { id } };

        instance = node->instance;
    }

    return instance->sentMidi();
}

GraphResult<void> EngineCore::sendMidi (NodeID id, const juce::MidiMessage& message, std::int64_t time)
{
    const auto size = message.getRawDataSize();

    if (size > SentMidiEvent::maximumBytes)
        return GraphError { GraphError::Code::invalidValue,
                            "A MIDI message of " + std::to_string (size)
                                + " bytes cannot be sent to a node, but of "
                                + std::to_string (SentMidiEvent::maximumBytes)
                                + " at most: longer ones go by the graph's MIDI input.",
                            { id } };

    const auto sent = sentMidiOf (id);

    if (sent.has_error())
        return sent.error();

    MidiSender { *sent }.send (message, time); // what is lost is counted
    return {};
}

std::int64_t EngineCore::samplePosition() const
{
    const Lock lock { mutex };
    return sequences.samplePosition();
}

} // namespace lopsided
