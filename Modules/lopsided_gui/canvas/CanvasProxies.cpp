#include "CanvasProxies.h"

#include <algorithm>
#include <vector>

namespace lopsided
{

CanvasProxies::CanvasProxies (CanvasState& stateToFollow, NodeProxy::Actions actionsToUse)
    : state (stateToFollow),
      actions (std::move (actionsToUse))
{
    setTitle ("Nodes");
    setAlpha (0.0f);
    setInterceptsMouseClicks (false, false);
}

void CanvasProxies::followScene()
{
    const auto after = connectedTo (PortSide::source);
    const auto before = connectedTo (PortSide::destination);
    const auto names = [&] (const CanvasPort& port) {
        juce::StringArray all;
        const auto& others = port.side == PortSide::source ? after : before;

        for (auto [entry, end] = others.equal_range (port.port); entry != end; ++entry)
            all.add (entry->second);

        all.removeDuplicates (false);
        return all.joinIntoString (", ");
    };

    std::erase_if (proxies, [&] (const auto& entry) { return state.scene.find (entry.first) == nullptr; });

    std::vector<const CanvasNode*> order;

    for (const auto& node : state.scene.nodes())
        order.push_back (&node);

    std::stable_sort (order.begin(), order.end(), [] (const CanvasNode* a, const CanvasNode* b) {
        return std::pair { a->position.x, a->position.y } < std::pair { b->position.x, b->position.y };
    });

    int rank = 0;

    for (const auto* node : order)
    {
        auto& proxy = proxies[node->id];

        if (proxy == nullptr)
        {
            proxy = std::make_unique<NodeProxy> (actions);
            addAndMakeVisible (*proxy);
        }

        proxy->update (*node, names);
        proxy->setExplicitFocusOrder (++rank);
    }
}

std::multimap<Port, juce::String> CanvasProxies::connectedTo (PortSide side) const
{
    std::multimap<Port, juce::String> all;

    for (const auto& cable : state.scene.cables())
    {
        const auto from = side == PortSide::source ? cable.connection.source : cable.connection.destination;
        const auto to = side == PortSide::source ? cable.connection.destination : cable.connection.source;

        if (const auto* node = state.scene.find (to.nodeID))
            all.emplace (from, node->title);
    }

    return all;
}

void CanvasProxies::followView()
{
    setTransform (state.view.transform());
}

NodeProxy* CanvasProxies::find (NodeID node) const
{
    const auto found = proxies.find (node);
    return found != proxies.end() ? found->second.get() : nullptr;
}

std::unique_ptr<juce::AccessibilityHandler> CanvasProxies::createAccessibilityHandler()
{
    return std::make_unique<juce::AccessibilityHandler> (*this, juce::AccessibilityRole::group);
}

} // namespace lopsided
