#include "FocusMove.h"
#include "GraphCanvas.h"

#include <optional>

namespace lopsided
{
namespace
{
std::optional<FocusMove::Direction> directionOf (const juce::KeyPress& key)
{
    using Key = juce::KeyPress;

    if (key.isKeyCode (Key::leftKey))
        return FocusMove::Direction::left;

    if (key.isKeyCode (Key::rightKey))
        return FocusMove::Direction::right;

    if (key.isKeyCode (Key::upKey))
        return FocusMove::Direction::up;

    if (key.isKeyCode (Key::downKey))
        return FocusMove::Direction::down;

    return std::nullopt;
}
} // namespace

bool GraphCanvas::keyPressed (const juce::KeyPress& key)
{
    using Key = juce::KeyPress;
    const auto mods = key.getModifiers();

    if (moveByKey (key))
        return true;

    if (key.isKeyCode (Key::escapeKey))
    {
        cancelGesture();
        state.forgetRemark();
        selectNone();
        return true;
    }

    if (mods.isAnyModifierKeyDown())
        return false;

    if (key.isKeyCode (Key::returnKey))
    {
        openFocused();
        return true;
    }

    if (key.isKeyCode (Key::deleteKey) || key.isKeyCode (Key::backspaceKey))
    {
        deleteSelection();
        return true;
    }

    if (key.isKeyCode (Key::tabKey) && state.hooks.quickAdd)
    {
        quickAdd();
        return true;
    }

    if (key.getTextCharacter() == 'c')
    {
        connectFromKeyboard();
        return true;
    }

    return false;
}

bool GraphCanvas::moveByKey (const juce::KeyPress& key)
{
    const auto direction = directionOf (key);

    if (! direction.has_value())
        return false;

    constexpr auto near = 8.0f;
    constexpr auto far = 64.0f;
    const auto mods = key.getModifiers();

    if (mods.isAltDown())
    {
        commands.moveSelection (FocusMove::step (*direction, mods.isShiftDown() ? far : near));
        return true;
    }

    if (mods.isCtrlDown() || mods.isCommandDown())
    {
        constexpr auto pixels = 80.0f;
        state.view.pan (FocusMove::step (*direction, -pixels));
        viewHasChanged();
        return true;
    }

    const auto next = FocusMove::from (state.scene, state.selection.focus, *direction);

    if (mods.isShiftDown())
    {
        auto selection = state.selection;
        selection.nodes.insert (next);
        selection.focus = next;
        state.select (std::move (selection));
        commands.reveal (next);
    }
    else
    {
        select (next);
    }

    proxies.followView();
    return true;
}

void GraphCanvas::focusNode (NodeID node)
{
    if (state.scene.find (node) == nullptr)
        return;

    if (state.selection.focus != node || ! state.selection.contains (node)
        || state.selection.nodes.size() > 1)
    {
        auto selection = state.selection;
        selection.select (node);
        state.select (std::move (selection));
    }

    // The keyboard's focus is at the node, so that it is read aloud; keys that it does not know come here.
    if (auto* proxy = proxies.find (node);
        proxy != nullptr && hasKeyboardFocus (true) && ! proxy->hasKeyboardFocus (false))
        proxy->grabKeyboardFocus();
}

void GraphCanvas::openFocused()
{
    const auto node = state.selection.focus;

    if (state.scene.find (node) != nullptr && ! GraphNodes::isEnd (node) && state.hooks.openEditor)
        state.hooks.openEditor (node);
}

void GraphCanvas::connectFromKeyboard()
{
    const auto* node = state.scene.find (state.selection.focus);

    if (node == nullptr)
        return;

    auto menu = menus.connectTo (node->id);

    if (menu.getNumItems() == 0)
    {
        state.refuse (
            node->title + " has nothing to connect to: no other node has a free input that its outputs fit.",
            node->bounds().getBottomLeft());
        return;
    }

    const auto area = state.view.toWindow (node->bounds()).getSmallestIntegerContainer();
    menu.setLookAndFeel (&getLookAndFeel());
    menu.showMenuAsync (juce::PopupMenu::Options()
                            .withTargetComponent (this)
                            .withDeletionCheck (*this)
                            .withTargetScreenArea (localAreaToGlobal (area))
                            .withInitiallySelectedItem (1));
}

juce::String GraphCanvas::getTooltip()
{
    const auto place = state.view.toCanvas (getMouseXYRelative().toFloat());

    if (const auto hit = state.scene.portAt (place, 9.0f / state.view.zoom()); hit.port != nullptr)
        return hit.port->name + (hit.port->side == PortSide::source ? " output" : " input") + " of "
               + hit.node->title;

    const auto* node = state.scene.nodeAt (place);

    if (node == nullptr)
        return {};

    switch (node->partAt (place))
    {
        case CanvasNode::Part::bypass: return "Bypass: what comes in goes out unchanged";
        case CanvasNode::Part::mute: return "Mute: nothing is heard of it";
        case CanvasNode::Part::solo: return "Solo: nothing else is heard";
        case CanvasNode::Part::body: break;
    }

    juce::StringArray lines { node->title };
    lines.add ((node->hint + (node->maker.isEmpty() ? juce::String() : " by " + node->maker)).trim());
    lines.add (node->reason);
    lines.add (state.meters.describe (node->id));
    lines.removeEmptyStrings();
    return lines.joinIntoString ("\n");
}

} // namespace lopsided
