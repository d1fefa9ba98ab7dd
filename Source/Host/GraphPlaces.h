#pragma once

#include <functional>
#include <lopsided_graph/lopsided_graph.h>
#include <vector>

namespace lopsided
{

/** Finds places in a graph where something can be changed. Thread: any that may read the model. Cost: O(N + E). */
class GraphPlaces
{
public:
    GraphPlaces() = delete;

    /** The nodes whose processor fits. */
    static std::vector<Node> nodes (const GraphModel& model,
                                    const std::function<bool (const juce::AudioProcessor&)>& fits);

    /** The audio connections that fit. */
    static std::vector<Connection> audioConnections (const GraphModel& model,
                                                     const std::function<bool (const Connection&)>& fits);

    /** The shortest way around a node: what feeds a channel of it goes where that channel went. Without what is there. */
    static std::vector<Connection> around (const GraphModel& model, NodeID id);

    /** An effect and a level behind it, beside connections ("lanes") that all lead from one node to another. */
    static std::vector<Connection> beside (const std::vector<Connection>& lanes, NodeID effect, NodeID level,
                                           int numChannels);
};

} // namespace lopsided
