#include "LostConnections.h"

#include <lopsided_graph/model/PortRules.h>

namespace lopsided
{
namespace
{
using Side = PortRules::Side;

template <typename HasPort>
std::vector<Connection> find (const GraphModel& model, HasPort&& hasPort)
{
    std::vector<Connection> lost;

    for (const auto& connection : model.connections())
        if (! hasPort (connection.source, Side::source)
            || ! hasPort (connection.destination, Side::destination))
            lost.push_back (connection);

    return lost;
}
} // namespace

std::vector<Connection> LostConnections::ofNode (const GraphModel& model, NodeID node, const NodeShape& shape)
{
    return find (model, [&] (const Port& port, Side side) {
        return port.nodeID != node || PortRules::shapeHasPort (shape, port.channelIndex, side);
    });
}

std::vector<Connection> LostConnections::ofAll (const GraphModel& model)
{
    return find (model, [&] (const Port& port, Side side) {
        const auto* node = model.findNode (port.nodeID);
        return node == nullptr || PortRules::shapeHasPort (node->instance->shape(), port.channelIndex, side);
    });
}

GraphError LostConnections::refusal (const GraphModel& model, NodeID node,
                                     const std::vector<Connection>& lost)
{
    std::string names;

    for (const auto& connection : lost)
        names += (names.empty() ? "" : ", ") + model.describe (connection);

    return { GraphError::Code::portOutOfRange,
             model.describe (node) + " would lose ports that these connections need: " + names
                 + ". Remove them first.",
             { node } };
}

} // namespace lopsided
