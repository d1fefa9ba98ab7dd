#include "CanvasSelection.h"

#include <algorithm>
#include <iterator>

namespace lopsided
{

void CanvasSelection::clear()
{
    nodes.clear();
    cables.clear();
    comment.reset();
}

void CanvasSelection::select (NodeID node)
{
    clear();
    nodes.insert (node);
    focus = node;
}

void CanvasSelection::toggle (NodeID node)
{
    if (nodes.erase (node) == 0)
        nodes.insert (node);

    focus = node;
}

std::vector<NodeID> CanvasSelection::userNodes() const
{
    std::vector<NodeID> users;
    std::copy_if (nodes.begin(), nodes.end(), std::back_inserter (users),
                  [] (NodeID node) { return ! GraphNodes::isEnd (node); });
    return users;
}

void CanvasSelection::keepWhatIsIn (const CanvasScene& scene)
{
    std::erase_if (nodes, [&] (NodeID node) { return scene.find (node) == nullptr; });

    if (! cables.empty())
        std::erase_if (cables, [&] (const Connection& cable) { return scene.find (cable) == nullptr; });

    if (comment.has_value() && *comment >= scene.comments().size())
        comment.reset();

    if (scene.find (focus) == nullptr)
        focus = {};
}

} // namespace lopsided
