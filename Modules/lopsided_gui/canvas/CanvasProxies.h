#pragma once

#include "CanvasState.h"
#include "NodeProxy.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <map>
#include <memory>

namespace lopsided
{

/** All nodes as components, from left to right. It is transparent, so that no time is spent on drawing nothing.

    Thread: message thread. Realtime: may block. Cost: O((N + E) × log) to follow the picture.
*/
class CanvasProxies final : public juce::Component
{
public:
    /** The state outlives it. */
    CanvasProxies (CanvasState& stateToFollow, NodeProxy::Actions actionsToUse);

    /** After the picture has been taken anew. */
    void followScene();

    /** After the view has changed. Cost: O(1). */
    void followView();

    /** Null where there is no such node. */
    [[nodiscard]] NodeProxy* find (NodeID node) const;

    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    [[nodiscard]] std::multimap<Port, juce::String> connectedTo (PortSide side) const;

    CanvasState& state;
    const NodeProxy::Actions actions;
    std::map<NodeID, std::unique_ptr<NodeProxy>> proxies;
};

} // namespace lopsided
