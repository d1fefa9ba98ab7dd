#pragma once

#include "ComparedGraph.h"

#include <map>
#include <random>
#include <utility>
#include <vector>

namespace lopsided
{

/** Edits a graph at random. Every node has a rank for ever and connections lead upwards only, so that the old and the
    new graph are never cyclic together. */
class RandomEdits
{
public:
    /** Whether nodes are bypassed, muted and soloed as well. */
    enum class Stages
    {
        no,
        yes
    };

    RandomEdits (ComparedGraph& graphToEdit, std::uint32_t seed, Stages stages = Stages::no)
        : graph (graphToEdit),
          random (seed),
          numStageEdits (stages == Stages::yes ? 2 : 0)
    {}

    /** Makes a graph to begin with. */
    void populate (int numNodes);

    /** Makes one edit, of whatever kind. */
    void edit();

    [[nodiscard]] int upTo (int highest) { return std::uniform_int_distribution<int> { 0, highest }(random); }

private:
    struct Removed
    {
        NodeID id;
        ComparedGraph::Twin twin;
        std::vector<Connection> connections;
    };

    [[nodiscard]] ComparedGraph::Factory chooseProcessor();
    [[nodiscard]] NodeID chooseNode();
    [[nodiscard]] double rankOf (NodeID id);
    void addNode();
    void removeNode();
    void bringNodeBack();
    void replaceNode();
    void replaceBack();
    void connect (NodeID id);
    void connectPair (NodeID source, NodeID destination);
    void disconnect();
    void reconnect();
    void changeLatency();
    void setOptions();

    ComparedGraph& graph;
    std::mt19937 random;
    const int numStageEdits;
    std::map<NodeID, double> ranks;
    std::vector<Removed> removed;
    std::vector<std::pair<NodeID, ComparedGraph::Twin>> replaced;
    std::vector<Connection> disconnected;
};

} // namespace lopsided
