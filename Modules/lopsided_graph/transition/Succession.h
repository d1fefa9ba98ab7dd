#pragma once

#include "../state/CarriedMidiPaths.h"
#include "PlayingGraph.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace lopsided
{

/** Compares a model with what plays: what is new in it, and what of the old one has to be heard out.
    Thread: producer. Realtime: allocates. Cost: O(nodes + connections) of both. */
class Succession
{
public:
    /** How many removed nodes ring at a time; beyond, those that were removed first fade out. */
    static constexpr std::size_t maximumRinging = 64;

    /** What is known of the past. */
    struct Past
    {
        const PlayingGraph* before = nullptr; ///< what plays, or null when nothing does: then nothing fades
        const PlayingGraph* beside = nullptr; ///< may have begun to play, or null
        std::vector<std::uint64_t> versions;  ///< of the sequences that may still be rendered
        const CarriedMidiPaths* midiPaths = nullptr;
    };

    Succession (const Past& past, std::shared_ptr<const GraphModel> model, const TransitionOptions& options,
                std::uint64_t version);

    /** All that the new sequence renders, still without its paths. */
    [[nodiscard]] const std::shared_ptr<PlayingGraph>& graph() const noexcept { return shared; }

    /** Whether a node of the model, by its position there, begins to play with this version. */
    [[nodiscard]] bool isNodeAdded (std::size_t position) const noexcept { return addedNodes[position]; }

    /** Connections of the model that were not heard before, sorted by identity. */
    [[nodiscard]] std::span<const ConnectionIdentity> addedConnections() const noexcept { return added; }

    /** What was known of a connection, or null. Cost: O(log paths). */
    [[nodiscard]] const PlayingGraph::Path* pathBefore (const ConnectionIdentity& identity) const noexcept;

    /** Calls `visit` with all that was known of connections; a connection may come twice. */
    template <typename Visit>
    void forEachPathBefore (Visit&& visit) const
    {
        for (const auto* graph : { old, besideOld })
            if (graph != nullptr)
                std::for_each (graph->paths.begin(), graph->paths.end(), visit);
    }

    [[nodiscard]] bool isFirst() const noexcept { return old == nullptr; }
    [[nodiscard]] const TransitionOptions& options() const noexcept { return transition; }

private:
    /** Whether what is removed is not heard out at all. */
    [[nodiscard]] bool isCut() const noexcept
    {
        return transition.fadeSamples == 0 && transition.tails == Tails::cut;
    }

    void compareNodes();
    void compareConnections();
    void addLeaving (const Connection& connection);
    [[nodiscard]] int delayBefore (const ConnectionIdentity& identity) const noexcept;
    void dropReturned();
    void dropSevered();
    void dropFinished();
    void dropUnheardNodes();
    void limitRinging();
    [[nodiscard]] bool isReplaced (NodeID id) const noexcept;
    [[nodiscard]] bool isMidiFinished (const PlayingGraph::LeavingConnection& connection) const noexcept;
    [[nodiscard]] bool isFinished (const PlayingGraph::LeavingConnection& connection) const noexcept;

    const PlayingGraph* const old;
    const PlayingGraph* const besideOld;
    const TransitionOptions transition;
    const std::vector<std::uint64_t> alive;
    const CarriedMidiPaths* const midiPaths;
    const std::shared_ptr<PlayingGraph> shared = std::make_shared<PlayingGraph>();
    PlayingGraph& next = *shared;
    std::vector<bool> addedNodes;
    std::vector<NodeID> replaced; ///< the same id with another incarnation, sorted
    std::vector<ConnectionIdentity> added;
    std::vector<std::uint64_t> cut; ///< incarnations that are gone at once, sorted
};

} // namespace lopsided
