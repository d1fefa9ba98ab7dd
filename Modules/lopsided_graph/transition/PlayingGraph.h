#pragma once

#include "../midi/MidiDelayLine.h"
#include "../midi/MidiOutputSwitch.h"
#include "../model/GraphModel.h"
#include "../state/ConnectionIdentity.h"
#include "../state/DelayLine.h"
#include "../state/FeedbackLine.h"
#include "ConnectionState.h"
#include "RingState.h"
#include "TransitionOptions.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

namespace lopsided
{

/** All that a sequence renders: a model, and what is still heard of those before it. The next compile begins with it.
    Thread: producer. */
struct PlayingGraph
{
    /** A node that is no longer in the model. */
    struct LeavingNode
    {
        Node node;
        Tails tails = Tails::cut;
        std::uint64_t since = 0;        ///< the version that removed it
        std::int64_t silentSamples = 0; ///< a ring is over when it has been silent for so long
        std::int64_t capSamples = 0;    ///< or has rung for so long

        [[nodiscard]] std::uint64_t incarnation() const noexcept { return node.instance->incarnation(); }

        /** How long it rings, if it does. */
        [[nodiscard]] RingState::Ring ring() const noexcept { return { since, silentSamples, capSamples }; }
    };

    /** A connection that is no longer in the model. */
    struct LeavingConnection
    {
        ConnectionIdentity identity;
        std::uint64_t since = 0;      ///< the version that gave it its present course
        int delaySamples = 0;         ///< it keeps what it had
        Notes notes = Notes::release; ///< of MIDI: what becomes of those that sound through it
    };

    /** How late a MIDI connection is, of those that are. */
    struct MidiDelay
    {
        ConnectionIdentity identity;
        int delaySamples = 0;
    };

    /** An audio connection, in the model or leaving, that has a delay, feeds back, or is on its way in or out. */
    struct Path
    {
        ConnectionIdentity identity;
        std::shared_ptr<ConnectionState> state;
        std::uint64_t born = 0; ///< the version that lets it in from silence; 0: it was heard before
        float target = 1.0f;
        std::uint64_t ringId =
            0; ///< not 0: at its target until this ring of its source is over, and then out
        std::uint64_t gainSince = 0; ///< the version that first wanted this; 0: it never wanted anything else
        int fadeSamples = 0;
        FadeCurve curve = FadeCurve::linear;
        int delaySamples = 0;
        std::uint64_t tapsSince =
            0; ///< the version that first wanted this delay, or this line; 0: never another
        int tapFadeSamples = 0;
        std::vector<std::shared_ptr<DelayLine>> lines;
        std::shared_ptr<FeedbackLine>
            feedback; ///< what a feedback connection goes through; null for any other

        /** Out, or on its way there. */
        [[nodiscard]] bool isOnItsWayOut() const noexcept { return target == 0.0f || ringId != 0; }

        [[nodiscard]] bool isGainSettled() const noexcept { return state->gainSettledIn() >= gainSince; }
        [[nodiscard]] bool areTapsSettled() const noexcept { return state->tapsSettledIn() >= tapsSince; }
    };

    /** What a node's audio goes through behind it, while it is bypassed or muted, or comes from or to that. */
    struct Stage
    {
        /** One output channel: its own sound, the input beside it that is as late, and the two of them together. */
        struct Channel
        {
            Path wet;
            Path dry; ///< without a state where there is no such input
            Path level;
        };

        std::uint64_t incarnation = 0;
        std::vector<Channel> channels;
    };

    /** A node that produces MIDI, but of which something else goes out. */
    struct MidiStage
    {
        /** When it changes over. */
        enum class Start
        {
            atOnce,
            whenFilled ///< once its input is there as late as the node
        };

        std::uint64_t incarnation = 0;
        MidiOutputSwitch::Side side = MidiOutputSwitch::Side::silent;
        Start start = Start::atOnce;
        int delaySamples = 0;
        std::shared_ptr<MidiDelayLine> line {}; ///< of its input, as long as it is bypassed
    };

    std::shared_ptr<const GraphModel> model;
    std::uint64_t version = 0;
    std::vector<LeavingNode> leavingNodes;             ///< sorted by incarnation
    std::vector<LeavingConnection> leavingConnections; ///< sorted by identity
    std::vector<Path> paths;                           ///< sorted by identity
    std::vector<Stage> stages;                         ///< sorted by incarnation
    std::vector<MidiDelay> midiDelays;                 ///< sorted by identity
    std::vector<MidiStage> midiStages;                 ///< sorted by incarnation

    /** What is rendered before, until its leaving connections are out; null for nothing. */
    std::shared_ptr<const PlayingGraph> firstPhase;

    /** The path of a connection, or null. Cost: O(log paths). */
    [[nodiscard]] const Path* findPath (const ConnectionIdentity& identity) const noexcept
    {
        const auto isBefore = [] (const Path& path, const ConnectionIdentity& wanted) {
            return path.identity < wanted;
        };
        const auto found = std::lower_bound (paths.begin(), paths.end(), identity, isBefore);
        return found != paths.end() && found->identity == identity ? &*found : nullptr;
    }

    /** The stage behind a node, or null. Cost: O(log stages). */
    [[nodiscard]] const Stage* findStage (std::uint64_t incarnation) const noexcept
    {
        const auto isOlder = [] (const Stage& stage, std::uint64_t wanted) {
            return stage.incarnation < wanted;
        };
        const auto found = std::lower_bound (stages.begin(), stages.end(), incarnation, isOlder);
        return found != stages.end() && found->incarnation == incarnation ? &*found : nullptr;
    }

    /** A node that leaves, by its incarnation, or null. Cost: O(log leaving). */
    [[nodiscard]] const LeavingNode* findLeaving (std::uint64_t incarnation) const noexcept
    {
        const auto isOlder = [] (const LeavingNode& node, std::uint64_t wanted) {
            return node.incarnation() < wanted;
        };
        const auto found = std::lower_bound (leavingNodes.begin(), leavingNodes.end(), incarnation, isOlder);
        return found != leavingNodes.end() && found->incarnation() == incarnation ? &*found : nullptr;
    }

    /** Whether a MIDI connection that leaves passes all until its destination is gone. Cost: O(log leaving). */
    [[nodiscard]] bool passesAll (const LeavingConnection& connection) const noexcept
    {
        const auto* destination = findLeaving (connection.identity.destinationIncarnation);
        return destination != nullptr
               && (destination->tails == Tails::cut
                   || findLeaving (connection.identity.sourceIncarnation) != nullptr);
    }

    /** How late a MIDI connection is. Cost: O(log of those that are). */
    [[nodiscard]] int midiDelayOf (const ConnectionIdentity& identity) const noexcept
    {
        const auto isBefore = [] (const MidiDelay& delay, const ConnectionIdentity& wanted) {
            return delay.identity < wanted;
        };
        const auto found = std::lower_bound (midiDelays.begin(), midiDelays.end(), identity, isBefore);
        return found != midiDelays.end() && found->identity == identity ? found->delaySamples : 0;
    }

    /** What goes out of a node in place of its MIDI, or null. Cost: O(log stages). */
    [[nodiscard]] const MidiStage* findMidiStage (std::uint64_t incarnation) const noexcept
    {
        const auto isOlder = [] (const MidiStage& stage, std::uint64_t wanted) {
            return stage.incarnation < wanted;
        };
        const auto found = std::lower_bound (midiStages.begin(), midiStages.end(), incarnation, isOlder);
        return found != midiStages.end() && found->incarnation == incarnation ? &*found : nullptr;
    }

    /** Whether all that goes out is out. */
    [[nodiscard]] bool isHeardOut() const noexcept
    {
        const auto isOut = [] (const Path& path) { return path.target != 0.0f || path.isGainSettled(); };
        return std::all_of (paths.begin(), paths.end(), isOut);
    }

    /** Whether a connection is heard, in the model or leaving. Cost: O(log connections). */
    [[nodiscard]] bool renders (const ConnectionIdentity& identity) const noexcept
    {
        const auto isBefore = [] (const LeavingConnection& a, const ConnectionIdentity& b) {
            return a.identity < b;
        };
        const auto found =
            std::lower_bound (leavingConnections.begin(), leavingConnections.end(), identity, isBefore);
        const auto leaves = found != leavingConnections.end() && found->identity == identity;
        const auto known = model->connections();
        return leaves
               || (std::binary_search (known.begin(), known.end(), identity.connection)
                   && ConnectionIdentity::in (*model, identity.connection) == identity);
    }

    /** Whether a node is rendered, in the model or leaving. Cost: O(log nodes). */
    [[nodiscard]] bool renders (const Node& node) const noexcept
    {
        const auto* known = model->findNode (node.id);
        const auto isIt = [&] (const LeavingNode& leaving) { return leaving.node.instance == node.instance; };
        return (known != nullptr && known->instance == node.instance)
               || std::any_of (leavingNodes.begin(), leavingNodes.end(), isIt);
    }
};

} // namespace lopsided
