#include "GhostNodes.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

GhostNodes::GhostNodes (GraphProcessor& graphToHear, std::function<void()> changed)
    : graph (graphToHear),
      tell (std::move (changed))
{
    graph.addListener (this);
}

GhostNodes::~GhostNodes()
{
    graph.removeListener (this);
}

void GhostNodes::follow (const std::vector<CanvasNode>& drawn, const GraphModel& model)
{
    std::erase_if (ghosts, [&] (const Ghost& ghost) { return model.contains (ghost.node.id); });

    // Of a graph that is not prepared to play nothing rings; and what has settled by now did not either.
    if (graph.getSampleRate() <= 0.0 || lastSettled >= lastAccepted)
        return;

    for (const auto& node : drawn)
        if (! model.contains (node.id))
            ghosts.push_back ({ node, lastAccepted });
}

void GhostNodes::commitSettled (std::uint64_t version)
{
    lastSettled = version;

    if (std::erase_if (ghosts, [&] (const Ghost& ghost) { return ghost.version <= version; }) > 0)
        tell();
}

} // namespace lopsided
