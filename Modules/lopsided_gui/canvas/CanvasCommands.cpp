#include "CanvasCommands.h"

#include "AutoLayout.h"
#include "CanvasClipboard.h"
#include "CanvasGrid.h"
#include "ConnectionTargets.h"

#include <algorithm>

namespace lopsided
{

void CanvasCommands::selectAll()
{
    auto selection = state.selection;
    selection.clear();

    for (const auto& node : state.scene.nodes())
        selection.nodes.insert (node.id);

    state.select (std::move (selection));
}

void CanvasCommands::selectNodes (const std::vector<NodeID>& nodes)
{
    auto selection = state.selection;
    selection.clear();
    selection.nodes.insert (nodes.begin(), nodes.end());
    selection.focus = nodes.empty() ? NodeID {} : nodes.front();
    state.select (std::move (selection));
}

std::vector<CanvasNode> CanvasCommands::selectedNodes() const
{
    std::vector<CanvasNode> nodes;

    for (const auto& node : state.scene.nodes())
        if (state.selection.contains (node.id))
            nodes.push_back (node);

    return nodes;
}

void CanvasCommands::deleteSelection()
{
    const auto selection = state.selection;

    if (const auto nodes = selection.userNodes(); ! nodes.empty())
    {
        state.check (state.document.removeNodes (nodes));
    }
    else if (! selection.cables.empty())
    {
        state.check (state.document.disconnect ({ selection.cables.begin(), selection.cables.end() }));
    }
    else if (selection.comment.has_value() && *selection.comment < state.document.comments().size())
    {
        auto comments = state.document.comments();
        comments.erase (comments.begin() + static_cast<std::ptrdiff_t> (*selection.comment));
        auto none = selection;
        none.comment.reset();
        state.select (std::move (none));
        state.document.setComments (std::move (comments));
    }
    else if (! selection.nodes.empty())
    {
        state.notices.post (
            { Notice::Kind::information,
              "The graph's own inputs and outputs stay: there is nothing else to delete here." });
    }
}

void CanvasCommands::copy()
{
    const auto nodes = state.selection.userNodes();

    if (nodes.empty())
        return;

    if (const auto fragment = state.document.copy (nodes); state.check (fragment))
        CanvasClipboard::copy (fragment.value());
}

void CanvasCommands::cut()
{
    const auto nodes = state.selection.userNodes();

    if (nodes.empty())
        return;

    // What could not be copied is not removed.
    if (const auto fragment = state.document.copy (nodes); state.check (fragment))
    {
        CanvasClipboard::copy (fragment.value());
        state.check (state.document.removeNodes (nodes));
    }
}

void CanvasCommands::paste (juce::Point<float> place)
{
    const auto fragment = CanvasClipboard::text();

    if (! fragment.trimStart().startsWithChar ('{'))
    {
        state.notices.post ({ Notice::Kind::information,
                              "There are no nodes on the clipboard. Select some and copy them first." });
        return;
    }

    if (const auto pasted = state.document.paste (fragment, toPosition (CanvasGrid::snap (place)));
        state.check (pasted))
        selectNodes (pasted.value());
}

void CanvasCommands::duplicate()
{
    const auto nodes = state.selection.userNodes();

    if (nodes.empty())
        return;

    if (const auto copies = state.document.duplicate (nodes); state.check (copies))
        selectNodes (copies.value());
}

void CanvasCommands::toggle (SessionDocument::NodeSwitch which)
{
    toggle (which, state.selection.userNodes());
}

void CanvasCommands::toggle (SessionDocument::NodeSwitch which, const std::vector<NodeID>& nodes)
{
    if (nodes.empty())
        return;

    using Switch = NodeOptions::Switch;
    const auto isOn = [&] (NodeID id) {
        const auto* node = state.scene.find (id);

        if (node == nullptr)
            return false;

        switch (which)
        {
            case SessionDocument::NodeSwitch::bypass: return node->options.bypass == Switch::on;
            case SessionDocument::NodeSwitch::mute: return node->options.mute == Switch::on;
            case SessionDocument::NodeSwitch::solo: return node->options.solo == Switch::on;
        }

        return false;
    };
    const auto value = std::all_of (nodes.begin(), nodes.end(), isOn) ? Switch::off : Switch::on;
    state.check (state.document.setSwitch (nodes, which, value));
}

void CanvasCommands::zoomBy (float factor)
{
    zoomTo (state.view.zoom() * factor);
}

void CanvasCommands::zoomTo (float zoom)
{
    state.view.setZoom (zoom, state.window().getCentre());
    state.viewChanged();
}

void CanvasCommands::zoomToFit()
{
    auto area = state.scene.bounds();
    const auto selected = selectedNodes();

    // Several that are selected are what is to be seen.
    if (selected.size() > 1 && selected.size() < state.scene.nodes().size())
    {
        area = {};

        for (const auto& node : selected)
            area = area.getUnion (node.bounds());
    }

    state.view.fit (area, state.window());
    state.viewChanged();
}

void CanvasCommands::reveal (NodeID node)
{
    if (const auto* drawn = state.scene.find (node))
    {
        state.view.reveal (drawn->bounds(), state.window());
        state.viewChanged();
    }
}

void CanvasCommands::align (NodeAlignment::Kind kind)
{
    if (const auto positions = NodeAlignment::of (kind, selectedNodes()); ! positions.empty())
        state.document.move (positions);
}

void CanvasCommands::moveSelection (juce::Point<float> distance)
{
    std::vector<std::pair<NodeID, SessionPosition>> positions;

    for (const auto& node : selectedNodes())
        positions.emplace_back (node.id, toPosition (node.position + distance));

    if (! positions.empty())
        state.document.move (positions);
}

void CanvasCommands::autoLayout()
{
    const auto before = state.scene.bounds();
    std::vector<std::pair<NodeID, SessionPosition>> positions;
    const auto model = state.document.graph().model();

    for (const auto& [node, place] :
         AutoLayout::arrange (state.scene.nodes(), model->connections(), before.getPosition()))
        positions.emplace_back (node, toPosition (place));

    state.document.move (positions);
}

std::size_t CanvasCommands::addComment (juce::Point<float> place)
{
    auto comments = state.document.comments();
    SessionComment comment;
    comment.text = "Comment";
    comment.position = toPosition (CanvasGrid::snap (place));
    comments.push_back (std::move (comment));
    const auto index = comments.size() - 1;
    state.document.setComments (std::move (comments));
    return index;
}

void CanvasCommands::setCommentText (std::size_t index, const juce::String& text)
{
    auto comments = state.document.comments();

    if (index >= comments.size() || comments[index].text == text)
        return;

    comments[index].text = text;
    state.document.setComments (std::move (comments));
}

std::vector<Connection> CanvasCommands::connectionsFrom (NodeID from, NodeID to) const
{
    const auto* source = state.scene.find (from);
    const auto* destination = state.scene.find (to);

    if (source == nullptr || destination == nullptr)
        return {};

    const auto model = state.document.graph().model();

    // Bus by bus: what begins with the first channel of one, into what begins with the first of the other.
    for (const auto& output : source->ports)
    {
        if (output.side != PortSide::source || ! source->beginsBus (output))
            continue;

        const ConnectionTargets targets { state.scene, *model, output.port, PortSide::source,
                                          Connection::Kind::plain };

        for (const auto& input : destination->ports)
            if (destination->beginsBus (input) && targets.accepts (input))
                return targets.connections (input.port, ConnectionTargets::Channels::all);
    }

    return {};
}

void CanvasCommands::connect (NodeID from, NodeID to)
{
    if (const auto connections = connectionsFrom (from, to); ! connections.empty())
        state.check (state.document.connect (connections));
}

} // namespace lopsided
