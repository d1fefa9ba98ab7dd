#pragma once

#include <string>
#include <vector>

namespace lopsided::benchmarks
{
/** A workload: which node feeds which, in stereo. Node numbers run from 0; every node comes after what feeds it. */
struct GraphShape
{
    /** Stands for the graph's input as a source, and for its output as a destination. */
    static constexpr int end = -1;

    struct Edge
    {
        int source = end;
        int destination = end;
    };

    std::string name;
    int numNodes = 0;
    std::vector<Edge> edges;

    /** How many edges lead into each node. */
    std::vector<int> numSources() const;

    /** One node after the other. */
    static GraphShape chain (int numNodes);

    /** Every node between the graph's input and its output. */
    static GraphShape parallel (int numNodes);

    /** Tracks of 4 inserts, 8 tracks to a bus, all buses to the master; what is left over follows the master. */
    static GraphShape mixer (int numNodes);

    /** Every node is fed by 3 random earlier ones; what feeds nobody feeds the output. The same for each call. */
    static GraphShape dag (int numNodes);

    static std::vector<GraphShape> all (int numNodes);
};
} // namespace lopsided::benchmarks
