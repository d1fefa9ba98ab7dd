#include "ReferenceRenderer.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

ReferenceRenderer::ReferenceRenderer (const GraphModel& modelToRender, const RenderSettings& settingsToUse)
    : model (modelToRender),
      settings (settingsToUse)
{}

int ReferenceRenderer::latencySamples()
{
    return std::max (arrivalAtInput (GraphNodes::audioOutput), arrivalAtInput (GraphNodes::midiOutput));
}

int ReferenceRenderer::arrivalAtInput (NodeID id)
{
    if (const auto known = arrivals.find (id); known != arrivals.end())
        return known->second;

    auto latest = 0;

    for (const auto& connection : model.connectionsInto (id))
        if (! connection.isFeedback())
            latest = std::max (latest, arrivalAtOutput (connection.source.nodeID));

    return arrivals[id] = latest;
}

int ReferenceRenderer::arrivalAtOutput (NodeID id)
{
    const auto* node = model.findNode (id);
    return arrivalAtInput (id) + (node != nullptr ? node->instance->shape().latencySamples : 0);
}

int ReferenceRenderer::delayOf (const Connection& connection)
{
    const auto id = connection.destination.nodeID;
    const auto isOutput = id == GraphNodes::audioOutput || id == GraphNodes::midiOutput;
    return (isOutput ? latencySamples() : arrivalAtInput (id)) - arrivalAtOutput (connection.source.nodeID);
}

bool ReferenceRenderer::isOffered (const Connection& connection) const
{
    const auto& source = connection.source;
    const auto& destination = connection.destination;

    if (source.nodeID == GraphNodes::audioInput && source.channelIndex >= settings.numInputs)
        return false;

    return destination.nodeID != GraphNodes::audioOutput || destination.channelIndex < settings.numOutputs;
}

Block ReferenceRenderer::render (const Block& input)
{
    hostInput = &input;
    numSamples = input.audio.getNumSamples();
    rendered.clear();

    auto output = gather (GraphNodes::audioOutput, settings.numOutputs);
    output.midi = gather (GraphNodes::midiOutput, 0).midi;

    for (const auto& node : model.nodes())
        outputOf (node.id); // those that lead nowhere run as well

    for (const auto& connection : model.connections())
        if (connection.isFeedback())
            keepAudio (connection);

    position += numSamples;
    return output;
}

Block& ReferenceRenderer::outputOf (NodeID id)
{
    if (const auto known = rendered.find (id); known != rendered.end())
        return known->second;

    if (GraphNodes::isEnd (id))
        return rendered.emplace (id, *hostInput).first->second;

    const auto& instance = *model.findNode (id)->instance;
    auto block = gather (id, std::max (instance.shape().numInputs, instance.shape().numOutputs));
    instance.processor().processBlock (block.audio, block.midi);
    return rendered.emplace (id, std::move (block)).first->second;
}

Block ReferenceRenderer::gather (NodeID id, int numChannels)
{
    Block block { numChannels, numSamples };
    std::vector<Arrival> midi;
    std::vector<bool> hasFirstTerm (static_cast<std::size_t> (numChannels));

    for (const auto& connection : model.connectionsInto (id))
    {
        if (! isOffered (connection))
            continue;

        if (connection.source.isMIDI())
        {
            readMidi (connection, midi);
            continue;
        }

        const auto channel = connection.destination.channelIndex;
        const auto term = readAudio (connection);
        const auto isFirst = ! hasFirstTerm[static_cast<std::size_t> (channel)];
        hasFirstTerm[static_cast<std::size_t> (channel)] = true;

        for (int i = 0; i < numSamples; ++i)
        {
            const auto sample = term[static_cast<std::size_t> (i)];
            block.audio.setSample (channel, i,
                                   isFirst ? sample : block.audio.getSample (channel, i) + sample);
        }
    }

    merge (id, std::move (midi), block.midi);
    return block;
}

std::vector<float> ReferenceRenderer::readAudio (const Connection& connection)
{
    // What feeds back is all from blocks before this one, and this one's is kept when all nodes have run.
    const auto delay = connection.isFeedback() ? settings.maximumBlockSize : delayOf (connection);
    const auto& samples = histories[connection].samples;
    std::vector<float> result;

    if (! connection.isFeedback())
        keepAudio (connection);

    for (auto i = position - delay; i < position + numSamples - delay; ++i)
        result.push_back (i < 0 ? 0.0f : samples[static_cast<std::size_t> (i)]);

    return result;
}

void ReferenceRenderer::keepAudio (const Connection& connection)
{
    const auto& source = outputOf (connection.source.nodeID).audio;

    for (int i = 0; i < numSamples; ++i)
        histories[connection].samples.push_back (source.getSample (connection.source.channelIndex, i));
}

void ReferenceRenderer::readMidi (const Connection& connection, std::vector<Arrival>& midi)
{
    const auto& source = outputOf (connection.source.nodeID).midi;
    const auto delay = delayOf (connection);
    auto& events = histories[connection].events;

    for (const auto& [time, bytes] : eventsOf (source))
        events.emplace_back (position + time, bytes);

    for (const auto& [time, bytes] : events)
        if (const auto due = time + delay - position; due >= 0 && due < numSamples)
            midi.push_back ({ static_cast<int> (due), connection, bytes });
}

void ReferenceRenderer::merge (NodeID id, std::vector<Arrival> midi, juce::MidiBuffer& destination)
{
    // Of one time, those that were added first stay first: so the sources keep their order.
    const auto isEarlier = [] (const Arrival& a, const Arrival& b) { return a.time < b.time; };
    std::stable_sort (midi.begin(), midi.end(), isEarlier);

    for (const auto& [time, connection, bytes] : midi)
    {
        const auto status = bytes[0] & 0xf0;
        auto& holding = holders[{ id, bytes[0] & 0x0f, bytes[1] }];

        const auto isNoteOn = status == 0x90 && bytes[2] > 0;
        const auto isRelease = status == 0x80 || (status == 0x90 && ! isNoteOn);

        if (isNoteOn)
            holding.insert (connection);
        else if (isRelease)
            holding.erase (connection);

        // A note goes on while another connection holds it.
        if (! isRelease || holding.empty())
            destination.addEvent (bytes.data(), static_cast<int> (bytes.size()), time);
    }
}

} // namespace lopsided
