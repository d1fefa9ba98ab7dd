#include "TransitionReference.h"

#include "ReferencePhases.h"
#include "ReferenceStages.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

void TransitionReference::commit (const GraphModel& model, const TransitionOptions& options)
{
    const auto* newest = eras.empty() ? nullptr : &eras.rbegin()->second;
    const auto isInFirstPhase =
        newest != nullptr && newest->firstPhase != nullptr && ! newest->firstPhase->isHeardOut();
    ReferencePast past { isInFirstPhase ? newest->firstPhase.get() : newest,
                         isInFirstPhase ? newest : nullptr };

    for (const auto& entry : eras)
        past.alive.insert (entry.second.version);

    auto made = ReferencePhases { settings, options }.make (past, model, lastVersion + 1);
    lastVersion = made.version;
    eras.emplace (++lastCommit, std::move (made));
}

Block TransitionReference::render (std::uint64_t commitNumber, const Block& input)
{
    era = &eras.at (commitNumber);

    if (era->firstPhase != nullptr && ! era->firstPhase->isHeardOut())
        era = era->firstPhase.get();

    hostInput = &input;
    numSamples = input.audio.getNumSamples();
    rendered.clear();
    auto output = gather (GraphNodes::audioOutput, 0, settings.numOutputs);

    for (const auto& entry : era->nodes)
        outputOf (entry.first); // those that lead nowhere run as well

    for (auto& [identity, connection] : era->connections)
        if (identity.connection.isFeedback())
            connection.path->feedback.write (sourceOf (identity), position);

    position += numSamples;
    return output;
}

Block& TransitionReference::outputOf (std::uint64_t incarnation)
{
    if (const auto known = rendered.find (incarnation); known != rendered.end())
        return known->second;

    const auto& node = era->nodes.at (incarnation);
    const auto shape = node.instance->shape();
    auto block = gather (node.id, incarnation, std::max (shape.numInputs, shape.numOutputs));
    const auto input = block;
    node.instance->processor().processBlock (block.audio, block.midi);

    if (const auto stage = era->stages.find (incarnation); stage != era->stages.end())
        ReferenceStageBlock { input, era->version, position }.render (stage->second, block);

    followRing (incarnation, node, block);
    return rendered.emplace (incarnation, std::move (block)).first->second;
}

void TransitionReference::followRing (std::uint64_t incarnation, const ReferenceNode& node,
                                      const Block& block)
{
    if (! node.rings())
        return;

    auto& ring = rings[incarnation];

    if (ring.id != node.since)
        ring = { .id = node.since, .over = ring.over, .overIn = ring.overIn };

    auto peak = 0.0f;

    for (int channel = 0; channel < node.instance->shape().numOutputs; ++channel)
        peak = std::max (peak, block.audio.getMagnitude (channel, 0, numSamples));

    ring.elapsed += numSamples;
    ring.silent = peak < 1.0e-5f ? ring.silent + numSamples : 0;

    if (ring.over != ring.id && (ring.silent >= node.silentSamples || ring.elapsed >= node.capSamples))
    {
        ring.over = ring.id;
        ring.overIn = position;
    }
}

//======================================================================================================================
Block TransitionReference::gather (NodeID id, std::uint64_t incarnation, int numChannels)
{
    Block sum { numChannels, numSamples };
    std::vector<Term> sums (static_cast<std::size_t> (numChannels),
                            Term (static_cast<std::size_t> (numSamples)));

    for (auto& [identity, connection] : era->connections)
    {
        const auto& destination = identity.connection.destination;

        if (destination.nodeID != id || identity.destinationIncarnation != incarnation)
            continue;

        const auto term = termOf (identity, connection);
        auto& channel = sums[static_cast<std::size_t> (destination.channelIndex)];

        for (std::size_t i = 0; i < term.size(); ++i)
            if (term[i].has_value())
                channel[i] = channel[i].has_value() ? *channel[i] + *term[i] : *term[i];
    }

    for (int channel = 0; channel < numChannels; ++channel)
        for (int i = 0; i < numSamples; ++i)
            sum.audio.setSample (
                channel, i,
                sums[static_cast<std::size_t> (channel)][static_cast<std::size_t> (i)].value_or (0.0f));

    return sum;
}

TransitionReference::Samples TransitionReference::sourceOf (const ConnectionIdentity& identity)
{
    const auto& source = identity.connection.source;
    const auto& block =
        source.nodeID == GraphNodes::audioInput ? *hostInput : outputOf (identity.sourceIncarnation);
    const auto* samples = block.audio.getReadPointer (source.channelIndex);
    return { samples, samples + numSamples };
}

bool TransitionReference::isRingOver (const ConnectionIdentity& identity,
                                      const ReferenceConnection& connection)
{
    const auto& ring = rings[identity.sourceIncarnation];
    return connection.ringId != 0 && ring.over == connection.ringId
           && (! identity.connection.isFeedback() || ring.overIn < position);
}

float TransitionReference::sampleOf (const ConnectionIdentity& identity, ReferenceConnection& connection,
                                     int i)
{
    auto& path = *connection.path;

    if (! identity.connection.isFeedback())
        return path.taps.next (position + i, connection.wantedTap(), connection.tapFadeSamples);

    return path.feedback.read (position, i, settings.maximumBlockSize);
}

TransitionReference::Term TransitionReference::termOf (const ConnectionIdentity& identity,
                                                       ReferenceConnection& connection)
{
    auto& path = *connection.path;
    const auto isFeedback = identity.connection.isFeedback();
    const auto source = isFeedback ? Samples {} : sourceOf (identity); // whose ring may be over by that
    const auto isOver = isRingOver (identity, connection);
    const auto wanted = connection.wantedTap();

    // What comes in waits until its own line holds what it lets in.
    if (! path.taps.isHeard())
        path.gain.waitFor (wanted.delaySamples);

    path.gain.aimAt (isOver ? 0.0f : connection.target, connection.fadeSamples, connection.curve);

    if (isFeedback)
        path.taps.noteHeard();
    else
        path.taps.write (source, position, connection.lines);

    Term term;

    for (int i = 0; i < numSamples; ++i)
    {
        const auto sample = sampleOf (identity, connection, i);
        const auto factor = path.gain.next();

        if (factor == 0.0f)
            term.emplace_back();
        else
            term.emplace_back (factor == 1.0f ? sample : sample * factor);
    }

    if (path.gain.isSettled() && (connection.ringId == 0 || isOver))
        path.gainSettledIn = era->version;

    if (path.taps.isSettled (wanted))
        path.tapsSettledIn = era->version;

    return term;
}

} // namespace lopsided
