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

    // Of a graph that is not prepared to play nothing rings.
    if (graph.getSampleRate() <= 0.0)
        return;

    // The document may tell of an edit before the graph does, or after it.
    const auto version = lastAccepted > lastSettled ? lastAccepted : 0;

    for (const auto& node : drawn)
        if (! model.contains (node.id))
            ghosts.push_back ({ node, version });
}

void GhostNodes::commitAccepted (std::uint64_t version)
{
    lastAccepted = version;

    for (auto& ghost : ghosts)
        if (ghost.version == 0)
            ghost.version = version;
}

void GhostNodes::commitSettled (std::uint64_t version)
{
    lastSettled = version;

    if (std::erase_if (ghosts,
                       [&] (const Ghost& ghost) { return ghost.version != 0 && ghost.version <= version; })
        > 0)
        tell();
}

} // namespace lopsided
