#pragma once

#include "ReferenceFeedback.h"
#include "ReferenceGain.h"
#include "ReferenceTaps.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace lopsided
{

/** What changes on a connection while it plays. Successive eras share it. */
struct ReferencePath
{
    explicit ReferencePath (float initialGain)
        : gain (initialGain)
    {}

    ReferenceGain gain;
    ReferenceTaps taps;
    ReferenceFeedback feedback;
    std::uint64_t gainSettledIn = 0; ///< the newest era that was rendered with the gain where that wanted it
    std::uint64_t tapsSettledIn = 0;
};

/** What an era says of an audio connection. */
struct ReferenceConnection
{
    bool isLeaving = false;
    bool hasPath = false;    ///< whether anything was to be remembered of it when its era began
    std::uint64_t born = 0;  ///< the era that lets it in from silence; 0 for one that did not start there
    std::uint64_t since = 0; ///< the era that it left in
    std::shared_ptr<ReferencePath> path;

    float target = 1.0f;
    std::uint64_t ringId = 0; ///< not 0: it stays until this ring of its source is over
    std::uint64_t gainSince = 0;
    int fadeSamples = 0;
    FadeCurve curve = FadeCurve::linear;

    int delaySamples = 0;
    std::uint64_t tapsSince = 0;
    int tapFadeSamples = 0;
    ReferenceLines lines;

    /** Once the newest tap is all that is heard, its line is all that is needed. */
    void trimLines()
    {
        if (path->tapsSettledIn >= tapsSince && ! lines.empty())
            lines.erase (lines.begin(), lines.end() - (delaySamples != 0 ? 1 : 0));
    }

    /** Whether it is heard undelayed at a gain of 1, and has been for as long as anyone remembers. */
    [[nodiscard]] bool isAsItIs() const
    {
        return target == 1.0f && ringId == 0 && path->gainSettledIn >= gainSince && delaySamples == 0
               && path->tapsSettledIn >= tapsSince;
    }

    [[nodiscard]] ReferenceTap wantedTap() const
    {
        return delaySamples == 0 ? ReferenceTap {} : ReferenceTap { lines.back().get(), delaySamples };
    }
};

/** What an era says of a node. */
struct ReferenceNode
{
    NodeID id;
    std::shared_ptr<NodeInstance> instance;
    bool isLeaving = false;
    Tails tails = Tails::cut;
    std::uint64_t since = 0;
    std::int64_t silentSamples = 0;
    std::int64_t capSamples = 0;
    NodeOptions options {};

    [[nodiscard]] bool rings() const noexcept { return isLeaving && tails == Tails::ring; }
};

/** What an era says of a node that is bypassed or muted, or comes from or to that. */
struct ReferenceStage
{
    struct Channel
    {
        ReferenceConnection wet;
        ReferenceConnection dry;
        ReferenceConnection level;
        bool hasDry = false;
    };

    std::vector<Channel> channels;
};

/** What one commit makes of the graph: all that is rendered from then on. */
struct ReferenceEra
{
    std::uint64_t version = 0;
    GraphModel model;
    std::map<std::uint64_t, ReferenceNode> nodes; ///< by incarnation
    std::map<ConnectionIdentity, ReferenceConnection> connections;
    std::map<std::uint64_t, ReferenceStage> stages; ///< by incarnation

    /** What is rendered before, until all that goes out in it is out; null for nothing. */
    std::shared_ptr<ReferenceEra> firstPhase;

    /** When all is known of it. */
    void notePaths()
    {
        for (auto& [identity, connection] : connections)
            connection.hasPath =
                connection.isLeaving || identity.connection.isFeedback() || ! connection.isAsItIs();
    }

    [[nodiscard]] bool isHeardOut() const
    {
        return std::all_of (connections.begin(), connections.end(), [] (const auto& entry) {
            const auto& connection = entry.second;
            return connection.target != 0.0f || connection.path->gainSettledIn >= connection.gainSince;
        });
    }

    [[nodiscard]] bool isLeaving (std::uint64_t incarnation) const
    {
        const auto found = nodes.find (incarnation);
        return found != nodes.end() && found->second.isLeaving;
    }

    [[nodiscard]] bool rings (std::uint64_t incarnation) const
    {
        const auto found = nodes.find (incarnation);
        return found != nodes.end() && found->second.rings();
    }

    /** An end of the graph is always there. */
    [[nodiscard]] bool plays (std::uint64_t incarnation) const
    {
        return incarnation == 0 || nodes.contains (incarnation);
    }
};

} // namespace lopsided
