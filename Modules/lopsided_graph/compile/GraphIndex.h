#pragma once

#include "../model/GraphModel.h"
#include "../render/RenderSettings.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lopsided
{

/** A model as arrays of numbers: nodes by position (the four ends first, then the model's nodes in their order), edges
    by their position among the model's connections. So the edges into a node are a range, in canonical order. */
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

    /** A range of edges. */
    struct Edges
    {
        Number first = 0;
        Number last = 0; ///< one behind
    };

    /** Cost: O(nodes + connections). Errors: unknownNode, portOutOfRange. */
    static GraphResult<GraphIndex> make (const GraphModel& model, const RenderSettings& settings);

    [[nodiscard]] Number numNodes() const noexcept { return static_cast<Number> (shapes.size()); }
    [[nodiscard]] Number numEdges() const noexcept { return static_cast<Number> (sources.size()); }
    [[nodiscard]] Number numOutputChannels() const noexcept { return firstOutputs.back(); }

    [[nodiscard]] const NodeShape& shapeOf (Number node) const noexcept { return shapes[node]; }
    [[nodiscard]] NodeID idOf (Number node) const noexcept
    {
        return node < numEnds ? NodeID { GraphNodes::audioInput.uid + node } : nodes[node - numEnds].id;
    }

    /** Null for an end. */
    [[nodiscard]] NodeInstance* instanceOf (Number node) const noexcept
    {
        return node < numEnds ? nullptr : nodes[node - numEnds].instance.get();
    }

    /** Not for an end. */
    [[nodiscard]] const std::shared_ptr<NodeInstance>& sharedInstanceOf (Number node) const noexcept
    {
        return nodes[node - numEnds].instance;
    }

    /** 0 for an end. */
    [[nodiscard]] std::uint64_t incarnationOf (Number node) const noexcept
    {
        return node < numEnds ? 0 : nodes[node - numEnds].instance->incarnation();
    }

    [[nodiscard]] Edges edgesInto (Number node) const noexcept
    {
        return { firstEdges[node], firstEdges[node + 1] };
    }
    [[nodiscard]] const Connection& connectionOf (Number edge) const noexcept { return connections[edge]; }
    [[nodiscard]] Number sourceOf (Number edge) const noexcept { return sources[edge]; }

    /** False for an edge from or to a channel that the host does not offer: it carries nothing. */
    [[nodiscard]] bool isLive (Number edge) const noexcept
    {
        return connections[edge].source.isMIDI() || sourceOutputs[edge] != noOutput;
    }

    /** A number for each audio output of each node. */
    [[nodiscard]] Number outputOf (Number node, int channel) const noexcept
    {
        return firstOutputs[node] + static_cast<Number> (channel);
    }

    /** The audio output that an edge comes from, or noOutput for one of MIDI or one that is not live. */
    [[nodiscard]] Number sourceOutputOf (Number edge) const noexcept { return sourceOutputs[edge]; }

private:
    GraphIndex (const GraphModel& model, const RenderSettings& settings);

    [[nodiscard]] GraphResult<void> findSources (const GraphModel& model);
    [[nodiscard]] GraphResult<void> findRanges (const GraphModel& model);
    [[nodiscard]] bool hasPorts (Number edge, Number destination) const noexcept;
    [[nodiscard]] Number findSourceOutput (Number edge, Number destination) const noexcept;

    std::span<const Node> nodes;
    std::span<const Connection> connections;
    std::vector<NodeShape> shapes;
    std::vector<Number> firstOutputs;  ///< for each node, and one behind
    std::vector<Number> firstEdges;    ///< for each node, and one behind
    std::vector<Number> sources;       ///< for each edge
    std::vector<Number> sourceOutputs; ///< for each edge
};

} // namespace lopsided
