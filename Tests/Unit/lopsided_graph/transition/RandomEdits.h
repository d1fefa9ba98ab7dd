#pragma once

#include "ComparedGraph.h"

#include <map>
#include <random>
#include <utility>
#include <vector>

namespace lopsided
{

/** Edits a graph at random. Every node has a rank and connections lead upwards only, so that the graph is never cyclic;
    nor is it together with the old one, but where a node gets another rank and its connections are turned round. Those
    that feed back lead anywhere, from nodes that are limiters for ever, so that nothing grows without bound. */
class RandomEdits
{
public:
    /** Whether nodes are bypassed, muted and soloed as well. */
    enum class Stages
    {
        no,
        yes
    };

    /** Whether connections are turned round as well. */
    enum class Turns
    {
        no,
        yes
    };

    RandomEdits (ComparedGraph& graphToEdit, std::uint32_t seed, Stages stages, Turns turnsToMake)
        : graph (graphToEdit),
          random (seed),
          numStageEdits (stages == Stages::yes ? 2 : 0),
          turns (turnsToMake)
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
    [[nodiscard]] ComparedGraph::Factory chooseProcessorFor (NodeID id);
    [[nodiscard]] NodeID chooseNode();
    [[nodiscard]] bool isLimiter (NodeID id) const;
    [[nodiscard]] double rankOf (NodeID id);
    void addNode();
    void removeNode();
    void bringNodeBack();
    void replaceNode();
    void replaceBack();
    void connect (NodeID id);
    [[nodiscard]] bool mayConnect (const Connection& connection);
    void connectPair (NodeID source, NodeID destination);
    void feedBack();
    void changeKind();
    void disconnect();
    void reconnect();
    void turnRound();
    void changeLatency();
    void setOptions();

    ComparedGraph& graph;
    std::mt19937 random;
    const int numStageEdits;
    const Turns turns;
    std::map<NodeID, double> ranks;
    std::vector<NodeID> limiters; ///< all that there ever were
    std::vector<Removed> removed;
    std::vector<std::pair<NodeID, ComparedGraph::Twin>> replaced;
    std::vector<Connection> disconnected;
};

} // namespace lopsided
