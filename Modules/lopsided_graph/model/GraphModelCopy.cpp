// How a GraphModel is copied to be edited. All else of it: GraphModel.cpp.
#include "GraphModel.h"

namespace lopsided
{

GraphModel GraphModel::copyForEdits() const
{
    constexpr std::size_t fewMore = 32;
    const auto& connections = sortedConnections;

    GraphModel copy;
    copy.sortedNodes = sortedNodes;
    copy.sortedConnections.reserve (connections.size() + connections.size() / 16 + fewMore);
    copy.sortedConnections.insert (copy.sortedConnections.end(), connections.begin(), connections.end());
    copy.nextUid = nextUid;
    return copy;
}

} // namespace lopsided
