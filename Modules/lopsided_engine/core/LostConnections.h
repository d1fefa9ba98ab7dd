#pragma once

#include <lopsided_graph/lopsided_graph.h>

#include <vector>

namespace lopsided
{

/** Connections whose ports are gone, or would be. Thread: producer, under EngineCore's mutex. */
namespace LostConnections
{
/** Those of a node, if it had this shape. Cost: O(connections). */
std::vector<Connection> ofNode (const GraphModel& model, NodeID node, const NodeShape& shape);

/** Those of all nodes, which have the shapes that they have. Cost: O(connections × log nodes). */
std::vector<Connection> ofAll (const GraphModel& model);

/** A layout cannot be had as long as these exist. */
GraphError refusal (const GraphModel& model, NodeID node, const std::vector<Connection>& lost);
} // namespace LostConnections

} // namespace lopsided
