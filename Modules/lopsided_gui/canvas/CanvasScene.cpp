#include "CanvasScene.h"

#include "AutoLayout.h"
#include "CanvasView.h"
#include "FreePlace.h"
#include "NodeLayout.h"

#include <algorithm>

namespace lopsided
{

void CanvasScene::update (const SessionDocument& document, const GraphModel& model, int numInputs,
                          int numOutputs)
{
    drawnNodes.clear();
    drawnComments = document.comments();
    addEnds (document, model, numInputs, numOutputs);

    for (const auto& node : model.nodes())
        drawnNodes.push_back (NodeLayout::of (node));

    indices.clear();

    for (std::size_t index = 0; index < drawnNodes.size(); ++index)
        indices[drawnNodes[index].id.uid] = index;

    placeNodes (document, model);
    addCables (model);
}

void CanvasScene::addEnds (const SessionDocument&, const GraphModel& model, int numInputs, int numOutputs)
{
    // What is connected is shown, whether the device has it or not: it plays again when that is back.
    for (const auto& connection : model.connections())
    {
        if (connection.source.nodeID == GraphNodes::audioInput)
            numInputs = std::max (numInputs, connection.source.channelIndex + 1);

        if (connection.destination.nodeID == GraphNodes::audioOutput)
            numOutputs = std::max (numOutputs, connection.destination.channelIndex + 1);
    }

    drawnNodes.push_back (NodeLayout::ofEnd (GraphNodes::audioInput, numInputs));
    drawnNodes.push_back (NodeLayout::ofEnd (GraphNodes::audioOutput, numOutputs));
    drawnNodes.push_back (NodeLayout::ofEnd (GraphNodes::midiInput, 0));
    drawnNodes.push_back (NodeLayout::ofEnd (GraphNodes::midiOutput, 0));
}

void CanvasScene::placeNodes (const SessionDocument& document, const GraphModel& model)
{
    std::vector<std::size_t> homeless;
    std::map<NodeID, juce::Point<float>> kept;

    const auto hasUserNodes =
        std::ranges::any_of (drawnNodes, [] (const auto& node) { return ! node.isEnd(); });

    // The places that the graph's ends had while nothing else was there are nobody's wish.
    const auto isArranged = std::ranges::any_of (drawnNodes, [&] (const auto& node) {
        return ! node.isEnd() && (document.position (node.id) || ownPlaces.contains (node.id));
    });

    for (std::size_t index = 0; index < drawnNodes.size(); ++index)
    {
        auto& node = drawnNodes[index];

        if (const auto given = document.position (node.id))
        {
            node.position = toPoint (*given);
        }
        else if (const auto own = ownPlaces.find (node.id);
                 own != ownPlaces.end() && (isArranged || ! hasUserNodes))
        {
            node.position = own->second;
            kept.insert (*own);
        }
        else
        {
            homeless.push_back (index);
        }
    }

    ownPlaces = std::move (kept);
    placeFreely (std::move (homeless), model);
}

void CanvasScene::placeFreely (std::vector<std::size_t> homeless, const GraphModel& model)
{
    const auto numUserNodes = static_cast<std::size_t> (std::count_if (
        homeless.begin(), homeless.end(), [&] (std::size_t index) { return ! drawnNodes[index].isEnd(); }));

    // A graph that nobody has ever arranged is arranged as a whole.
    if (homeless.size() == drawnNodes.size() && numUserNodes > 0)
    {
        const auto places = AutoLayout::arrange (drawnNodes, model.connections());

        for (const auto index : homeless)
            drawnNodes[index].position = ownPlaces[drawnNodes[index].id] = places.at (drawnNodes[index].id);

        return;
    }

    std::vector<juce::Rectangle<float>> taken;

    for (std::size_t index = 0; index < drawnNodes.size(); ++index)
        if (std::find (homeless.begin(), homeless.end(), index) == homeless.end())
            taken.push_back (drawnNodes[index].bounds());

    for (const auto index : homeless)
    {
        auto& node = drawnNodes[index];
        node.position = FreePlace::find (taken, node.size, FreePlace::wanted (node.id, taken));
        ownPlaces[node.id] = node.position;
        taken.push_back (node.bounds());
    }
}

void CanvasScene::addCables (const GraphModel& model)
{
    drawnCables.clear();
    drawnCables.reserve (model.connections().size());

    for (const auto& connection : model.connections())
    {
        drawnCables.push_back (draw (connection));
        markConnected (connection.source, PortSide::source);
        markConnected (connection.destination, PortSide::destination);
    }
}

void CanvasScene::markConnected (Port port, PortSide side)
{
    if (const auto found = indices.find (port.nodeID.uid); found != indices.end())
        for (auto& drawn : drawnNodes[found->second].ports)
            if (drawn.port == port && drawn.side == side)
                drawn.isConnected = true;
}

CanvasCable CanvasScene::draw (const Connection& connection) const
{
    CanvasCable cable { connection, SignalType::audio, {} };
    const auto from = find (connection.source, PortSide::source);
    const auto to = find (connection.destination, PortSide::destination);

    // A port may be gone while its processor changes: then the cable ends at the node.
    const auto placeOf = [] (const PortHit& hit, Port port, const CanvasScene& scene, PortSide side) {
        if (hit.port != nullptr)
            return hit.node->centreOf (*hit.port);

        const auto* node = scene.find (port.nodeID);
        return node == nullptr            ? juce::Point<float>()
               : side == PortSide::source ? node->bounds().getTopRight()
                                          : node->bounds().getTopLeft();
    };

    if (connection.isFeedback())
        cable.type = SignalType::feedback;
    else if (connection.source.isMIDI())
        cable.type = SignalType::midi;
    else if (to.port != nullptr && to.port->type == SignalType::sidechain)
        cable.type = SignalType::sidechain;

    // What feeds back hangs below the nodes that it passes.
    constexpr auto sag = 110.0f;
    cable.geometry = { placeOf (from, connection.source, *this, PortSide::source),
                       placeOf (to, connection.destination, *this, PortSide::destination),
                       connection.isFeedback() ? sag : 0.0f };
    return cable;
}

void CanvasScene::place (NodeID id, juce::Point<float> position)
{
    const auto found = indices.find (id.uid);

    if (found == indices.end())
        return;

    drawnNodes[found->second].position = position;

    for (auto& cable : drawnCables)
        if (cable.connection.source.nodeID == id || cable.connection.destination.nodeID == id)
            cable = draw (cable.connection);
}

void CanvasScene::placeComment (std::size_t index, juce::Rectangle<float> area)
{
    if (index >= drawnComments.size())
        return;

    auto& comment = drawnComments[index];
    comment.position = toPosition (area.getPosition());
    comment.width = area.getWidth();
    comment.height = area.getHeight();
}

} // namespace lopsided
