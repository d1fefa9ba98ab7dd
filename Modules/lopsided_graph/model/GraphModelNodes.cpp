// What a GraphModel keeps with each node: name, options, curves. Nodes and connections: GraphModel.cpp.
#include "GraphModel.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

namespace
{
/** A copy of a node's curves, and where in it the one of a parameter is, or belongs. */
auto copyLanes (const Node& node, int parameterIndex)
{
    auto lanes = node.automation != nullptr ? node.automation->lanes : std::vector<NodeAutomation::Lane> {};
    const auto position =
        std::lower_bound (lanes.begin(), lanes.end(), parameterIndex,
                          [] (const auto& lane, int wanted) { return lane.parameter < wanted; });
    const auto exists = position != lanes.end() && position->parameter == parameterIndex;
    const auto number = position - lanes.begin();

    struct Copy
    {
        std::vector<NodeAutomation::Lane> lanes;
        std::ptrdiff_t number;
        bool exists;
    };

    return Copy { std::move (lanes), number, exists };
}
} // namespace

GraphResult<void> GraphModel::renameNode (NodeID id, juce::String name)
{
    const auto node = editNode (id);

    if (! node)
        return node.error();

    (*node)->name = std::move (name);
    return {};
}

GraphResult<void> GraphModel::checkParameter (NodeID id, int parameterIndex) const
{
    const auto node = checkNode (id);

    if (! node)
        return node.error();

    const auto numParameters = (*node)->instance->numParameters();

    if (parameterIndex < 0 || parameterIndex >= numParameters)
        return GraphError { GraphError::Code::unknownParameter,
                            describe (id) + " has no parameter " + std::to_string (parameterIndex)
                                + ": it has " + std::to_string (numParameters) + ", counted from 0.",
                            { id } };

    return {};
}

GraphResult<void> GraphModel::setAutomation (NodeID id, int parameterIndex, AutomationCurve curve)
{
    if (auto possible = checkParameter (id, parameterIndex); ! possible)
        return possible;

    if (! curve.isValid())
        return GraphError { GraphError::Code::invalidValue,
                            "The curve for parameter " + std::to_string (parameterIndex) + " of "
                                + describe (id)
                                + " has no points, a value that is not a number, or a time out of range.",
                            { id } };

    auto& node = **editNode (id);
    auto [lanes, number, exists] = copyLanes (node, parameterIndex);
    NodeAutomation::Lane lane { parameterIndex, std::make_shared<const AutomationCurve> (std::move (curve)) };

    if (exists)
        lanes[static_cast<std::size_t> (number)] = std::move (lane);
    else
        lanes.insert (lanes.begin() + number, std::move (lane));

    node.automation = std::make_shared<const NodeAutomation> (NodeAutomation { std::move (lanes) });
    return {};
}

GraphResult<void> GraphModel::clearAutomation (NodeID id, int parameterIndex)
{
    const auto node = editNode (id);

    if (! node)
        return node.error();

    auto [lanes, number, exists] = copyLanes (**node, parameterIndex);

    if (! exists)
        return {};

    lanes.erase (lanes.begin() + number);
    (*node)->automation = lanes.empty()
                              ? nullptr
                              : std::make_shared<const NodeAutomation> (NodeAutomation { std::move (lanes) });
    return {};
}

GraphResult<void> GraphModel::setNodeOptions (NodeID id, NodeOptions options)
{
    const auto node = editNode (id);

    if (! node)
        return node.error();

    (*node)->options = options;
    return {};
}

GraphResult<void> GraphModel::setNodePresence (NodeID id, NodePresence presence)
{
    const auto node = editNode (id);

    if (! node)
        return node.error();

    (*node)->presence = presence;
    return {};
}

} // namespace lopsided
