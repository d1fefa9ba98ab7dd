#pragma once

#include "TestGraph.h"

#include <cstdint>
#include <functional>
#include <random>
#include <vector>

namespace lopsided
{

/** A random graph, with cycles only through feedback, that can be made any number of times over, each time with processors of its own: one time to
    compile, one time for the reference. */
class RandomGraph
{
public:
    RandomGraph (std::uint32_t seed, int numNodes);

    /** Adds all nodes and connections to an empty graph. */
    void addTo (TestGraph& graph) const;

private:
    using Factory = std::function<std::unique_ptr<juce::AudioProcessor>()>;

    [[nodiscard]] Factory chooseProcessor();
    void connectPair (NodeID source, const NodeShape& sourceShape, NodeID destination,
                      const NodeShape& destinationShape);
    void feedBack (const std::vector<NodeID>& order, const std::vector<NodeShape>& shapes);
    void connectAll (const std::vector<NodeID>& order, const std::vector<NodeShape>& shapes);
    [[nodiscard]] int upTo (int highest);

    std::mt19937 random;
    std::vector<Factory> factories;
    std::vector<std::size_t>
        limiters; ///< positions of the nodes that may feed back: whatever they hear, they stay small
    std::vector<Connection> connections;
};

} // namespace lopsided
