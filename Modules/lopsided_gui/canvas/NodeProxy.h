#pragma once

#include "CanvasNode.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <vector>

namespace lopsided
{

/** Stands for a node where components are asked for: for the keyboard's focus, and for those that read the screen aloud. It draws
    nothing, and the mouse does not see it. Its ports are its children.

    Thread: message thread. Realtime: may block. Cost: O(ports).
*/
class NodeProxy final : public juce::Component
{
public:
    struct Actions
    {
        std::function<void (NodeID)> focused; /**< the keyboard is here now */
        std::function<void (NodeID)> pressed; /**< as Enter does */
    };

    /** The actions outlive it. */
    explicit NodeProxy (const Actions& actionsToUse);

    /** Says what this node says, and stands where it stands. `feeds` names what a port is connected to. */
    void update (const CanvasNode& node, const std::function<juce::String (const CanvasPort&)>& feeds);

    [[nodiscard]] NodeID id() const noexcept { return node; }

    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;
    void focusGained (FocusChangeType cause) override;

private:
    const Actions& actions;
    NodeID node;
    std::vector<std::unique_ptr<juce::Component>> ports;
};

} // namespace lopsided
