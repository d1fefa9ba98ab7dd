#include "CanvasMenus.h"

#include <map>
#include <utility>

namespace lopsided
{

juce::PopupMenu CanvasMenus::ofNode (NodeID node, std::function<void (NodeID)> rename)
{
    juce::PopupMenu menu;
    const auto* drawn = state.scene.find (node);

    if (drawn == nullptr)
        return menu;

    menu.addSectionHeader (drawn->title);

    if (! drawn->isEnd())
    {
        menu.addItem ("Open", state.hooks.openEditor != nullptr, false,
                      [this, node] { state.hooks.openEditor (node); });
        menu.addItem ("Rename...", [node, rename = std::move (rename)] { rename (node); });
    }

    menu.addSubMenu ("Connect to", connectTo (node));
    menu.addSubMenu ("Disconnect from", disconnectFrom (node));

    if (! drawn->isEnd())
    {
        menu.addSeparator();
        using NodeSwitch = SessionDocument::NodeSwitch;
        addSwitch (menu, "Bypass", NodeSwitch::bypass, drawn->options.bypass);
        addSwitch (menu, "Mute", NodeSwitch::mute, drawn->options.mute);
        addSwitch (menu, "Solo", NodeSwitch::solo, drawn->options.solo);
        menu.addSeparator();
        menu.addItem ("Cut", [this] { commands.cut(); });
        menu.addItem ("Copy", [this] { commands.copy(); });
        menu.addItem ("Duplicate", [this] { commands.duplicate(); });
    }

    if (state.selection.nodes.size() > 1)
        menu.addSubMenu ("Align", alignment());

    if (! drawn->isEnd())
    {
        menu.addItem ("Delete", [this] { commands.deleteSelection(); });

        if (state.hooks.extendNodeMenu)
        {
            menu.addSeparator();
            state.hooks.extendNodeMenu (node, menu);
        }
    }

    return menu;
}

void CanvasMenus::addSwitch (juce::PopupMenu& menu, const char* text, SessionDocument::NodeSwitch which,
                             NodeOptions::Switch value)
{
    menu.addItem (text, true, value == NodeOptions::Switch::on, [this, which] { commands.toggle (which); });
}

juce::PopupMenu CanvasMenus::alignment()
{
    using Kind = NodeAlignment::Kind;
    juce::PopupMenu menu;

    for (const auto& [text, kind] :
         { std::pair { "Left edges", Kind::left }, std::pair { "Top edges", Kind::top },
           std::pair { "Distribute horizontally", Kind::distributeHorizontally },
           std::pair { "Distribute vertically", Kind::distributeVertically } })
        menu.addItem (text, [this, chosen = kind] { commands.align (chosen); });

    return menu;
}

juce::PopupMenu CanvasMenus::connectTo (NodeID node)
{
    juce::PopupMenu menu;

    for (const auto& other : state.scene.nodes())
        if (const auto connections = commands.connectionsFrom (node, other.id); ! connections.empty())
            menu.addItem (other.title + (connections.front().source.isMIDI() ? " (MIDI)" : " (audio)"),
                          [this, node, to = other.id] { commands.connect (node, to); });

    return menu;
}

juce::PopupMenu CanvasMenus::disconnectFrom (NodeID node)
{
    std::map<NodeID, std::vector<Connection>> others;

    for (const auto& cable : state.scene.cables())
    {
        if (cable.connection.source.nodeID == node)
            others[cable.connection.destination.nodeID].push_back (cable.connection);
        else if (cable.connection.destination.nodeID == node)
            others[cable.connection.source.nodeID].push_back (cable.connection);
    }

    juce::PopupMenu menu;

    for (const auto& [other, connections] : others)
        if (const auto* drawn = state.scene.find (other))
            menu.addItem (drawn->title,
                          [this, all = connections] { state.check (state.document.disconnect (all)); });

    return menu;
}

juce::PopupMenu CanvasMenus::ofCable (const Connection& cable, juce::Point<float> place)
{
    juce::PopupMenu menu;
    const auto parallel = state.scene.parallelTo (cable);
    menu.addItem ("Disconnect", [this, cable] { state.check (state.document.disconnect ({ cable })); });

    if (parallel.size() > 1)
        menu.addItem ("Disconnect all " + juce::String (parallel.size()) + " between these nodes",
                      [this, parallel] { state.check (state.document.disconnect (parallel)); });

    if (state.hooks.quickAdd && ! parallel.empty())
        menu.addItem ("Insert a plugin...", [this, parallel, place] {
            state.hooks.quickAdd (
                toPosition (place),
                state.component.localPointToGlobal (state.view.toWindow (place)).roundToInt(), parallel);
        });

    return menu;
}

juce::PopupMenu CanvasMenus::ofComment (std::size_t comment, std::function<void (std::size_t)> edit)
{
    juce::PopupMenu menu;
    menu.addItem ("Edit", [comment, edit = std::move (edit)] { edit (comment); });
    menu.addItem ("Delete", [this] { commands.deleteSelection(); });
    return menu;
}

juce::PopupMenu CanvasMenus::ofCanvas (juce::Point<float> place, std::function<void (std::size_t)> edit)
{
    juce::PopupMenu menu;

    if (state.hooks.quickAdd)
        menu.addItem ("Add a plugin...", [this, place] {
            state.hooks.quickAdd (
                toPosition (place),
                state.component.localPointToGlobal (state.view.toWindow (place)).roundToInt(), {});
        });

    menu.addItem ("Add a comment",
                  [this, place, edit = std::move (edit)] { edit (commands.addComment (place)); });
    menu.addItem ("Paste", [this, place] { commands.paste (place); });
    menu.addSeparator();
    menu.addItem ("Select all", [this] { commands.selectAll(); });
    menu.addItem ("Arrange", [this] { commands.autoLayout(); });
    menu.addItem ("Show all", [this] { commands.zoomToFit(); });
    return menu;
}

} // namespace lopsided
