#include "ReferenceSuccession.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace lopsided
{

ReferenceSuccession::ReferenceSuccession (const ReferencePast& pastToFollow, const GraphModel& model,
                                          const RenderSettings& settingsToUse,
                                          const TransitionOptions& optionsToUse, std::uint64_t version)
    : past (pastToFollow),
      old (past.before),
      settings (settingsToUse),
      options (optionsToUse),
      era { version, model, {}, {}, {}, {} },
      latency (era.model, settingsToUse.latencyBudgetSamples)
{}

ReferenceEra ReferenceSuccession::make()
{
    addNodes();
    addConnections();
    dropFinished();
    dropUnheard();
    limitRinging();
    aimAll();
    delayAll();
    addStages();
    era.notePaths();
    return era;
}

std::uint64_t ReferenceSuccession::incarnationOf (NodeID id) const
{
    const auto* node = era.model.findNode (id);
    return node != nullptr ? node->instance->incarnation() : 0;
}

bool ReferenceSuccession::isOffered (const Connection& connection) const
{
    const auto& [source, destination, kind] = connection;
    return ! source.isMIDI()
           && (source.nodeID != GraphNodes::audioInput || source.channelIndex < settings.numInputs)
           && (destination.nodeID != GraphNodes::audioOutput
               || destination.channelIndex < settings.numOutputs);
}

bool ReferenceSuccession::isAdded (std::uint64_t incarnation) const
{
    return old != nullptr && ! old->plays (incarnation);
}

//======================================================================================================================
void ReferenceSuccession::addNodes()
{
    for (const auto& node : era.model.nodes())
        era.nodes[node.instance->incarnation()] = { .id = node.id,
                                                    .instance = node.instance,
                                                    .options = node.options };

    if (old == nullptr)
        return;

    for (auto [incarnation, node] : old->nodes)
    {
        if (era.nodes.contains (incarnation) || (! node.isLeaving && isCut()))
            continue;

        if (! node.isLeaving)
        {
            const auto tail = node.instance->processor().getTailLengthSeconds();
            const auto silentSeconds = std::isfinite (tail) ? std::max (tail, 1.0) : 1.0;
            node.isLeaving = true;
            node.tails = options.tails;
            node.since = era.version;
            node.silentSamples = static_cast<std::int64_t> (silentSeconds * settings.sampleRate);
            node.capSamples = options.ringCapSamples;
        }

        era.nodes[incarnation] = node;
    }
}

void ReferenceSuccession::addConnections()
{
    for (const auto& connection : era.model.connections())
    {
        const ConnectionIdentity identity { connection, incarnationOf (connection.source.nodeID),
                                            incarnationOf (connection.destination.nodeID) };

        if (! isOffered (connection))
            continue;

        if (const auto* known = past.find (identity))
            takeOver (identity, *known);
        else
            letIn (identity);
    }

    if (old == nullptr)
        return;

    for (const auto& [identity, connection] : old->connections)
    {
        const auto hasBothEnds =
            era.plays (identity.sourceIncarnation) && era.plays (identity.destinationIncarnation);

        if (era.connections.contains (identity) || ! hasBothEnds || (! connection.isLeaving && isCut()))
            continue;

        auto leaving = *past.find (identity);
        leaving.since = connection.isLeaving ? connection.since : era.version;
        leaving.isLeaving = true;
        era.connections[identity] = leaving;
    }
}

void ReferenceSuccession::takeOver (const ConnectionIdentity& identity, ReferenceConnection connection)
{
    connection.isLeaving = false;

    // What was let in at once plays from its commit on: a delay that it gets afterwards fades in.
    if (connection.born == 0 && connection.lines.empty())
        connection.path->taps.noteHeard();

    era.connections[identity] = std::move (connection);
}

void ReferenceSuccession::letIn (const ConnectionIdentity& identity)
{
    ReferenceConnection connection;
    const auto feedsBack = identity.connection.isFeedback();
    const auto comesIn = old != nullptr && (feedsBack || ! isAdded (identity.destinationIncarnation))
                         && options.fadeSamples > 0;
    connection.path = std::make_shared<ReferencePath> (comesIn ? 0.0f : 1.0f);
    connection.born = comesIn ? era.version : 0;

    if (comesIn)
    {
        connection.path->gain.waitFor (fillingOf (identity.sourceIncarnation)
                                       + (feedsBack ? settings.maximumBlockSize : 0));
        connection.target = 0.0f; // aimed at 1 below
    }

    era.connections[identity] = connection;
}

//======================================================================================================================
bool ReferenceSuccession::isFinished (const ReferenceConnection& connection) const
{
    if (! connection.isLeaving)
        return false;

    const auto isGoing = connection.target == 0.0f || connection.ringId != 0;

    if (isGoing && connection.path->gainSettledIn >= connection.gainSince)
        return true;

    const auto canStillComeIn =
        std::any_of (past.alive.begin(), past.alive.end(), [&] (std::uint64_t version) {
            return version >= connection.born && version < connection.since;
        });
    return connection.born != 0 && ! connection.path->taps.isHeard() && ! canStillComeIn;
}

void ReferenceSuccession::dropFinished()
{
    std::erase_if (era.connections, [this] (const auto& entry) { return isFinished (entry.second); });
}

void ReferenceSuccession::dropUnheard()
{
    std::set<std::uint64_t> heard;

    for (auto hasChanged = true; hasChanged;)
    {
        hasChanged = false;

        for (const auto& [identity, connection] : era.connections)
            if (! era.isLeaving (identity.destinationIncarnation)
                || heard.contains (identity.destinationIncarnation))
                hasChanged = heard.insert (identity.sourceIncarnation).second || hasChanged;
    }

    std::erase_if (era.nodes, [&] (const auto& entry) {
        return entry.second.isLeaving && ! heard.contains (entry.first);
    });
    std::erase_if (era.connections,
                   [this] (const auto& entry) { return ! era.plays (entry.first.destinationIncarnation); });
}

void ReferenceSuccession::limitRinging()
{
    constexpr std::size_t most = 64;
    std::vector<ReferenceNode*> ringing;

    for (auto& [incarnation, node] : era.nodes)
        if (node.rings())
            ringing.push_back (&node);

    std::sort (ringing.begin(), ringing.end(), [] (const ReferenceNode* a, const ReferenceNode* b) {
        return std::pair { a->since, a->id } < std::pair { b->since, b->id };
    });

    for (std::size_t i = 0; i + most < ringing.size(); ++i)
        ringing[i]->tails = Tails::cut;
}

//======================================================================================================================
void ReferenceSuccession::aimAll()
{
    for (auto& [identity, connection] : era.connections)
    {
        const auto source = identity.sourceIncarnation;
        const auto destination = identity.destinationIncarnation;

        if (! connection.isLeaving)
            aim (connection, 1.0f, 0);
        else if (connection.target == 0.0f)
            continue; // on its way out for another reason
        else if (era.isLeaving (destination))
            aim (connection, era.rings (destination) && ! era.isLeaving (source) ? 0.0f : 1.0f, 0);
        else if (era.rings (source))
            aim (connection, 1.0f, era.nodes.at (source).since);
        else
            aim (connection, 0.0f, 0);
    }
}

void ReferenceSuccession::aim (ReferenceConnection& connection, float target, std::uint64_t ringId) const
{
    if (connection.target == target && connection.ringId == ringId)
        return;

    connection.target = target;
    connection.ringId = ringId;
    connection.gainSince = era.version;
    connection.fadeSamples = options.fadeSamples;
    connection.curve = options.curve;
}

void ReferenceSuccession::delayAll()
{
    for (auto& [identity, connection] : era.connections)
    {
        connection.trimLines();

        if (! connection.isLeaving)
            delayBy (connection, latency.delayOf (identity.connection));
    }
}

void ReferenceSuccession::delayBy (ReferenceConnection& connection, int delaySamples) const
{
    auto& lines = connection.lines;
    const auto needsLine = delaySamples != 0 && (lines.empty() || lines.back()->longestDelay < delaySamples);

    if (needsLine)
    {
        const DelayLine line { 1, delaySamples, settings.maximumBlockSize };
        auto longest = delaySamples;

        while (line.canDelayBy (longest + 1))
            ++longest;

        lines.push_back (std::make_shared<ReferenceLine> (ReferenceLine { .longestDelay = longest }));
    }

    if (needsLine || delaySamples != connection.delaySamples)
    {
        connection.delaySamples = delaySamples;
        connection.tapsSince = era.version;
        connection.tapFadeSamples = options.fadeSamples;
    }
}

int ReferenceSuccession::fillingOf (std::uint64_t incarnation)
{
    if (incarnation == 0 || ! isAdded (incarnation))
        return 0;

    if (const auto known = filling.find (incarnation); known != filling.end())
        return known->second;

    const auto id = era.nodes.at (incarnation).id;
    auto latest = 0;

    for (const auto& connection : era.model.connectionsInto (id))
        if (isOffered (connection) && ! connection.isFeedback())
            latest = std::max (latest, fillingOf (incarnationOf (connection.source.nodeID))
                                           + latency.delayOf (connection));

    return filling[incarnation] = latest + latency.latencyOf (id);
}

} // namespace lopsided
