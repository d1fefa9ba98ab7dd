#include "DocumentSnapshot.h"

#include <algorithm>

namespace lopsided
{

namespace
{
std::shared_ptr<const DocumentNode> followNode (std::shared_ptr<const DocumentNode> known, const Node& node)
{
    const auto isSamePlugin = known != nullptr && known->plugin->instance == node.instance->incarnation();

    if (isSamePlugin && known->name == node.name && known->options == node.options
        && known->automation == node.automation)
        return known;

    auto changed =
        known != nullptr ? std::make_shared<DocumentNode> (*known) : std::make_shared<DocumentNode>();
    changed->id = node.id;
    changed->name = node.name;
    changed->options = node.options;
    changed->automation = node.automation;

    if (! isSamePlugin)
    {
        changed->plugin = std::make_shared<PluginIncarnation>();
        changed->plugin->instance = node.instance->incarnation();
        changed->parameters.clear();
        changed->state.reset();
    }

    return changed;
}

auto placeOf (const DocumentSnapshot& snapshot, NodeID id)
{
    return std::lower_bound (snapshot.nodes.begin(), snapshot.nodes.end(), id,
                             [] (const auto& node, NodeID wanted) { return node->id < wanted; });
}
} // namespace

const DocumentNode* DocumentSnapshot::find (NodeID id) const
{
    const auto place = placeOf (*this, id);
    return place != nodes.end() && (*place)->id == id ? place->get() : nullptr;
}

void DocumentSnapshot::change (NodeID id, const std::function<void (DocumentNode&)>& how)
{
    const auto place = placeOf (*this, id);

    if (place == nodes.end() || (*place)->id != id)
        return;

    auto changed = std::make_shared<DocumentNode> (**place);
    how (*changed);
    nodes[static_cast<std::size_t> (place - nodes.begin())] = std::move (changed);
}

DocumentSnapshot::Pointer DocumentSnapshot::following (const Pointer& base, const GraphModel& model)
{
    auto next = std::make_shared<DocumentSnapshot> (*base);
    next->nodes.clear();

    for (const auto& node : model.nodes())
    {
        const auto known = placeOf (*base, node.id);
        const auto isKnown = known != base->nodes.end() && (*known)->id == node.id;
        next->nodes.push_back (followNode (isKnown ? *known : nullptr, node));
    }

    const auto connections = model.connections();

    if (! std::equal (connections.begin(), connections.end(), base->connections->begin(),
                      base->connections->end()))
        next->connections =
            std::make_shared<std::vector<Connection>> (connections.begin(), connections.end());

    if (next->nodes == base->nodes && next->connections == base->connections)
        return base;

    const auto isOfNoNode = [&next] (const auto& mapping) { return next->find (mapping.node) == nullptr; };

    if (std::any_of (base->mappings->begin(), base->mappings->end(), isOfNoNode))
    {
        auto mappings = *base->mappings;
        std::erase_if (mappings, isOfNoNode);
        next->mappings = std::make_shared<std::vector<SessionMapping>> (std::move (mappings));
    }

    return next;
}

bool DocumentSnapshot::isIn (const DocumentNode& node, const DocumentSnapshot& other)
{
    const auto* found = other.find (node.id);
    return found != nullptr && found->plugin == node.plugin;
}

} // namespace lopsided
