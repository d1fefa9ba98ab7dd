#pragma once

#include "Connection.h"
#include "GraphError.h"
#include "GraphNodes.h"
#include "NodeList.h"

#include <span>
#include <vector>

namespace lopsided
{

/** The editable description of a graph: a value. A copy shares the node instances, and the memory of what neither edits.

    Nodes are kept sorted by id and connections in their canonical order, so that compiling is one linear walk.
    The four ends of GraphNodes exist in every model and are not listed in nodes(). An end has any number of
    channels here; what the host does not offer is silent or dropped when rendered, so that a graph made for
    stereo plays in a mono host and is whole again afterwards.

    Thread: producer; one thread at a time for each value. Realtime: allocates.
    Errors: a refused edit changes nothing. Cycles are refused when compiling, where all nodes of one are known. */
class GraphModel
{
public:
    /** A copy with room for some nodes and connections more, so that the first edits do not move everything again.
        Cost: O(connections + nodes / 64). */
    [[nodiscard]] GraphModel copyForEdits() const;

    /** Adds a node under `wanted`, or under an id that no node of this model has had before.
        Cost: O(nodes / 64), O(nodes) when no fresh id is left. Errors: missingProcessor, reservedNode,
        duplicateNode, outOfNodes. */
    GraphResult<NodeID> addNode (std::shared_ptr<NodeInstance> instance, juce::String name,
                                 NodeID wanted = {});

    /** Removes a node and its connections. Cost: O(nodes + connections). Errors: unknownNode, reservedNode. */
    GraphResult<void> removeNode (NodeID id);

    /** Removes several nodes and their connections in one go; one that is named twice is removed once.
        Cost: O(nodes + connections), times the logarithm of how many go. Errors: unknownNode, reservedNode. */
    GraphResult<void> removeNodes (std::vector<NodeID> ids);

    /** Puts another incarnation under the same id. Options, curves and connections stay; all connections must be possible for the new one.
        Cost: O(connections). Errors: unknownNode, reservedNode, missingProcessor, portOutOfRange. */
    GraphResult<void> replaceNode (NodeID id, std::shared_ptr<NodeInstance> instance);

    /** Cost: O(log nodes). Errors: unknownNode, reservedNode. */
    GraphResult<void> renameNode (NodeID id, juce::String name);

    /** Makes a node's parameter follow a curve. Cost: O(log nodes + curves of the node).
        Errors: unknownNode, reservedNode, unknownParameter, invalidValue. */
    GraphResult<void> setAutomation (NodeID id, int parameterIndex, AutomationCurve curve);

    /** Takes the curve away; the parameter stays where it is. No curve is no error. Cost: as setAutomation.
        Errors: unknownNode, reservedNode. */
    GraphResult<void> clearAutomation (NodeID id, int parameterIndex);

    /** Cost: O(log nodes). Errors: unknownNode, reservedNode. */
    GraphResult<void> setNodeOptions (NodeID id, NodeOptions options);

    /** What is left of a node while its processor is changed: no edit of the graph's, but of a copy that is compiled in its
        place. Cost: O(log nodes). Errors: unknownNode, reservedNode. */
    GraphResult<void> setNodePresence (NodeID id, NodePresence presence);

    /** Whether a node has a parameter. Cost: O(log nodes). Errors: unknownNode, reservedNode, unknownParameter. */
    [[nodiscard]] GraphResult<void> checkParameter (NodeID id, int parameterIndex) const;

    /** Cost: O(log) to check, O(connections) to make room. Errors: as canConnect. */
    GraphResult<void> addConnection (const Connection& connection);

    /** Adds a connection that feeds back: what comes out of the source goes into the destination exactly one prepared
        maximum block later, so that neither waits for the other; they may be the same node.
        Cost: as addConnection. Errors: as addConnection. */
    GraphResult<void> addFeedbackConnection (Port source, Port destination);

    /** Removes the connection between two ports, of whichever kind it is. Cost: O(connections). Errors: notConnected. */
    GraphResult<void> removeConnection (const Connection& connection);

    /** Whether addConnection would accept it: both nodes exist, are not the same, have these ports, both ports
        are audio or both MIDI, and nothing connects these ports yet. The rules of juce::AudioProcessorGraph. One that
        feeds back carries audio from a node to a node, which may be the same.
        Cost: O(log). Errors: unknownNode, selfConnection, notForFeedback, kindMismatch, portOutOfRange,
        alreadyConnected. */
    [[nodiscard]] GraphResult<void> canConnect (const Connection& connection) const;

    /** Whether the two ports are connected, in whichever way. Cost: O(log connections). */
    [[nodiscard]] bool isConnected (const Connection& connection) const noexcept;

    /** The connection between two ports, of whichever kind it is, or null. Cost: O(log connections). */
    [[nodiscard]] const Connection* findConnection (Port source, Port destination) const noexcept;

    /** Whether any connection leads from one node straight to the other, whichever way. Cost: O(connections of destination). */
    [[nodiscard]] bool isConnected (NodeID source, NodeID destination) const noexcept;

    /** Whether a way leads along connections from one node to the other; those that feed back do not count, as in what
        waits for what. False of a node and itself. Cost: O((nodes + connections) × log). Realtime: allocates. */
    [[nodiscard]] bool isAnInputTo (NodeID source, NodeID destination) const;

    /** The nodes, sorted by id, without the graph's ends. */
    [[nodiscard]] const NodeList& nodes() const noexcept { return sortedNodes; }

    /** The connections in canonical order: by destination, then source. */
    [[nodiscard]] std::span<const Connection> connections() const noexcept { return sortedConnections; }

    /** Those that lead into a node, in canonical order. Cost: O(log connections). */
    [[nodiscard]] std::span<const Connection> connectionsInto (NodeID id) const noexcept;

    /** The node, or null: unknown, or an end of the graph. Cost: O(log nodes). */
    [[nodiscard]] const Node* findNode (NodeID id) const noexcept;

    /** True for a node and for an end of the graph. Cost: O(log nodes). */
    [[nodiscard]] bool contains (NodeID id) const noexcept;

    /** How errors name a node: its name and id, or what end of the graph it is. Cost: O(log nodes), and some strings. */
    [[nodiscard]] std::string describe (NodeID id) const;

    /** How errors name a connection. Cost: as of two nodes. */
    [[nodiscard]] std::string describe (const Connection& connection) const;

private:
    using Place = std::vector<Connection>::const_iterator;

    /** Where the connection between two ports is, or would be. */
    [[nodiscard]] Place placeOf (Port source, Port destination) const noexcept;
    [[nodiscard]] GraphResult<void> canConnect (const Connection& connection, Place place) const;
    [[nodiscard]] GraphResult<NodeID> chooseID (NodeID wanted) const;
    [[nodiscard]] GraphResult<void> checkEnds (const Connection& connection) const;
    [[nodiscard]] GraphResult<void> checkPorts (const Connection& connection) const;
    [[nodiscard]] GraphError cannotConnect (GraphError::Code code, const Connection& connection,
                                            const std::string& why) const;
    [[nodiscard]] GraphResult<Node*> editNode (NodeID id);
    [[nodiscard]] GraphResult<const Node*> checkNode (NodeID id) const;

    // [message thread]
    NodeList sortedNodes;
    std::vector<Connection> sortedConnections;
    std::uint32_t nextUid = GraphNodes::firstUser.uid;
};

} // namespace lopsided
