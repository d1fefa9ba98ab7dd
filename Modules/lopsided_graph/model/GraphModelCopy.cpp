// How a GraphModel is copied to be edited. All else of it: GraphModel.cpp.
#include "GraphModel.h"

namespace lopsided
{

namespace
{
template <typename Values>
void copyWithRoom (const Values& values, Values& copy)
{
    constexpr std::size_t fewMore = 32;
    copy.reserve (values.size() + values.size() / 16 + fewMore);
    copy.insert (copy.end(), values.begin(), values.end());
}
} // namespace

GraphModel GraphModel::copyForEdits() const
{
    GraphModel copy;
    copyWithRoom (sortedNodes, copy.sortedNodes);
    copyWithRoom (sortedConnections, copy.sortedConnections);
    copy.nextUid = nextUid;
    return copy;
}

} // namespace lopsided
