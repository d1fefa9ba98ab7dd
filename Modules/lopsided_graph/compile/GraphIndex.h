#pragma once

#include "../render/RenderSettings.h"
#include "../transition/PlayingGraph.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lopsided
{

/** What is to be rendered as arrays of numbers: nodes by position (the four ends first, then the model's nodes in their
    order, then those that leave), edges sorted by their destination. So the edges into a node are a range, in canonical
    order. What it was made from must outlive it. */
class GraphIndex
{
public:
    using Number = std::uint32_t;

    static constexpr Number audioInput = 0;
    static constexpr Number audioOutput = 1;
    static constexpr Number midiInput = 2;
    static constexpr Number midiOutput = 3;
    static constexpr Number numEnds = 4;

    static_assert (GraphNodes::audioInput.uid + midiOutput == GraphNodes::midiOutput.uid);

    /** What stands for no audio output. */
    static constexpr Number noOutput = 0xffffffff;

    /** What stands for no node. */
    static constexpr Number noNode = 0xffffffff;

    /** A range of edges. */
    struct Edges
    {
        Number first = 0;
        Number last = 0; ///< one behind
    };

    /** An edge, and the node that it leads into. */
    struct Place
    {
        Number edge = 0;
        Number node = 0;

        friend auto operator<=> (const Place&, const Place&) noexcept = default;
    };

    GraphIndex (GraphIndex&&) noexcept = default;
    GraphIndex& operator= (GraphIndex&&) noexcept = default;
    GraphIndex (const GraphIndex&) = delete; // it refers to memory of its own
    GraphIndex& operator= (const GraphIndex&) = delete;

    /** What stands for an edge that does not leave. */
    static constexpr Number staying = 0xffffffff;

    /** Cost: O(nodes + connections). Errors: unknownNode, portOutOfRange. */
    static GraphResult<GraphIndex> make (const PlayingGraph& graph, const RenderSettings& settings);

    [[nodiscard]] Number numNodes() const noexcept { return static_cast<Number> (shapes.size()); }
    [[nodiscard]] Number numEdges() const noexcept { return static_cast<Number> (sources.size()); }
    [[nodiscard]] Number numOutputChannels() const noexcept { return firstOutputs.back(); }

    [[nodiscard]] const NodeShape& shapeOf (Number node) const noexcept { return shapes[node]; }
    [[nodiscard]] NodeID idOf (Number node) const noexcept;

    /** Null for an end. */
    [[nodiscard]] NodeInstance* instanceOf (Number node) const noexcept
    {
        return node < numEnds ? nullptr : sharedInstanceOf (node).get();
    }

    /** Not for an end. */
    [[nodiscard]] const std::shared_ptr<NodeInstance>& sharedInstanceOf (Number node) const noexcept
    {
        return nodeOf (node).instance;
    }

    [[nodiscard]] Number firstLeavingNode() const noexcept { return firstLeaving; }
    [[nodiscard]] bool isLeavingNode (Number node) const noexcept { return node >= firstLeavingNode(); }

    [[nodiscard]] const PlayingGraph::LeavingNode& leavingNode (Number node) const noexcept
    {
        return graph->leavingNodes[node - firstLeavingNode()];
    }

    /** Not for an end. */
    [[nodiscard]] const Node& nodeOf (Number node) const noexcept { return *nodes[node]; }

    [[nodiscard]] Edges edgesInto (Number node) const noexcept
    {
        return { firstEdges[node], firstEdges[node + 1] };
    }
    [[nodiscard]] const Connection& connectionOf (Number edge) const noexcept { return connections[edge]; }
    [[nodiscard]] Number sourceOf (Number edge) const noexcept { return sources[edge]; }

    /** An edge that orders nothing: its destination does not wait for its source. */
    [[nodiscard]] bool isFeedback (Number edge) const noexcept { return connections[edge].isFeedback(); }

    /** The connection that leaves over this edge, by its position among those of the graph, or `staying`. */
    [[nodiscard]] Number leavingOf (Number edge) const noexcept
    {
        return leaving.empty() ? staying : leaving[edge];
    }
    [[nodiscard]] bool isLeavingEdge (Number edge) const noexcept { return leavingOf (edge) != staying; }

    /** An edge's identity. `destination` is the node that it leads into. */
    [[nodiscard]] ConnectionIdentity identityOf (Number edge, Number destination) const noexcept
    {
        return { connections[edge], incarnationOf (sources[edge]), incarnationOf (destination) };
    }

    /** 0 for an end. */
    [[nodiscard]] std::uint64_t incarnationOf (Number node) const noexcept
    {
        return node < numEnds ? 0 : instanceOf (node)->incarnation();
    }

    /** False for an edge from or to a channel that the host does not offer: it carries nothing. */
    [[nodiscard]] bool isLive (Number edge) const noexcept
    {
        return connections[edge].source.isMIDI() || sourceOutputs[edge] != noOutput;
    }

    /** Those that carry MIDI, in their order. */
    [[nodiscard]] std::span<const Place> midiEdges() const noexcept { return midi; }

    /** Those that feed back, in their order. */
    [[nodiscard]] std::span<const Place> feedbackEdges() const noexcept { return feedback; }

    /** Those that leave, in their order. */
    [[nodiscard]] std::span<const Place> leavingEdges() const noexcept { return leavingPlaces; }

    /** The edge of an identity, if there is one. Cost: O(log), but O(1) for the one that follows `last`: who has a sorted
        list gives what was found before. */
    [[nodiscard]] std::optional<Place> findEdge (const ConnectionIdentity& identity,
                                                 Place last) const noexcept;

    /** A number for each audio output of each node. */
    [[nodiscard]] Number outputOf (Number node, int channel) const noexcept
    {
        return firstOutputs[node] + static_cast<Number> (channel);
    }

    /** How many edges read an audio output, without those that feed back. */
    [[nodiscard]] Number numReadersOf (Number output) const noexcept { return numReaders[output]; }

    /** The largest number of edges that lead into one node. */
    [[nodiscard]] Number mostEdgesInto() const noexcept { return mostEdges; }

    /** The audio output that an edge comes from, or noOutput for one of MIDI or one that is not live. */
    [[nodiscard]] Number sourceOutputOf (Number edge) const noexcept { return sourceOutputs[edge]; }

private:
    /** An edge that leaves, with the numbers of its nodes. */
    struct LeavingEdge
    {
        Number destination = 0;
        Connection connection;
        Number number = 0; ///< among the connections that leave, which are sorted by identity
        Number source = 0;

        friend auto operator<=> (const LeavingEdge&, const LeavingEdge&) noexcept = default;
    };

    GraphIndex (const PlayingGraph& playing, const RenderSettings& settings);

    [[nodiscard]] std::span<const Node* const> modelNodes() const noexcept
    {
        return std::span { nodes }.subspan (numEnds, firstLeavingNode() - numEnds);
    }

    [[nodiscard]] GraphResult<void> findSources();
    [[nodiscard]] GraphResult<void> findRanges();

    /** Finds out what an edge carries that is not from an audio output to an audio input. False when it needs a port that
        is lost. */
    [[nodiscard]] bool findOtherUse (Number edge, Number node);
    void findLeaving();
    void mergeLeaving();
    [[nodiscard]] std::vector<LeavingEdge> sortLeaving() const;
    [[nodiscard]] bool isOf (Place place, const ConnectionIdentity& identity) const noexcept;
    [[nodiscard]] Number findNode (NodeID id, std::uint64_t incarnation) const noexcept;
    [[nodiscard]] bool hasPorts (Number edge, Number destination) const noexcept;
    [[nodiscard]] bool isOfIncarnation (Number edge, Number destination) const noexcept;

    const PlayingGraph* graph;
    Number firstLeaving = 0;
    Number mostEdges = 0;
    std::vector<const Node*> nodes;          ///< null for an end
    std::span<const Connection> connections; ///< the model's own, or those that are merged
    std::vector<Connection> merged;
    std::vector<NodeShape> shapes;
    std::vector<Number> firstOutputs;  ///< for each node, and one behind
    std::vector<Number> firstEdges;    ///< for each node, and one behind
    std::vector<Number> sources;       ///< for each edge
    std::vector<Number> sourceOutputs; ///< for each edge
    std::vector<Number> numReaders;    ///< for each audio output
    std::vector<Number> leaving;       ///< for each edge, where any leaves
    std::vector<Place> midi;
    std::vector<Place> feedback;
    std::vector<Place> leavingPlaces;
};

} // namespace lopsided
