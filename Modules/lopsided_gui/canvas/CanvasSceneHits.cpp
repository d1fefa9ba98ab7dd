#include "CanvasScene.h"

#include "CanvasView.h"

#include <algorithm>
#include <iterator>

namespace lopsided
{

const CanvasNode* CanvasScene::find (NodeID id) const noexcept
{
    const auto found = indices.find (id.uid);
    return found != indices.end() ? &drawnNodes[found->second] : nullptr;
}

const CanvasCable* CanvasScene::find (const Connection& connection) const noexcept
{
    const auto found = std::find_if (drawnCables.begin(), drawnCables.end(), [&] (const CanvasCable& cable) {
        return cable.connection == connection;
    });
    return found != drawnCables.end() ? &*found : nullptr;
}

CanvasScene::PortHit CanvasScene::find (Port port, PortSide side) const noexcept
{
    const auto* node = find (port.nodeID);
    const auto* drawn = node != nullptr ? node->find (port, side) : nullptr;
    return drawn != nullptr ? PortHit { node, drawn } : PortHit {};
}

const CanvasNode* CanvasScene::nodeAt (juce::Point<float> place) const noexcept
{
    const auto found = std::find_if (drawnNodes.rbegin(), drawnNodes.rend(),
                                     [&] (const CanvasNode& node) { return node.bounds().contains (place); });
    return found != drawnNodes.rend() ? &*found : nullptr;
}

CanvasScene::PortHit CanvasScene::portAt (juce::Point<float> place, float radius) const noexcept
{
    PortHit nearest;
    auto distance = radius;

    for (auto node = drawnNodes.rbegin(); node != drawnNodes.rend(); ++node)
    {
        if (! node->bounds().expanded (radius).contains (place))
            continue;

        for (const auto& port : node->ports)
        {
            const auto here = node->centreOf (port).getDistanceFrom (place);

            if (here < distance)
            {
                distance = here;
                nearest = { &*node, &port };
            }
        }
    }

    return nearest;
}

const CanvasCable* CanvasScene::cableAt (juce::Point<float> place, float distance) const noexcept
{
    const CanvasCable* nearest = nullptr;

    for (const auto& cable : drawnCables)
    {
        const auto here = cable.geometry.distanceFrom (place, distance);

        if (here <= distance)
        {
            distance = here;
            nearest = &cable;
        }
    }

    return nearest;
}

std::optional<std::size_t> CanvasScene::commentAt (juce::Point<float> place) const noexcept
{
    for (auto index = drawnComments.size(); index-- > 0;)
        if (boundsOf (drawnComments[index]).contains (place))
            return index;

    return std::nullopt;
}

std::vector<Connection> CanvasScene::parallelTo (const Connection& connection) const
{
    std::vector<Connection> all;

    for (const auto& cable : drawnCables)
        if (const auto& other = cable.connection; ! other.isFeedback()
                                                  && other.source.nodeID == connection.source.nodeID
                                                  && other.destination.nodeID == connection.destination.nodeID
                                                  && other.source.isMIDI() == connection.source.isMIDI())
            all.push_back (other);

    return all;
}

juce::Rectangle<float> CanvasScene::bounds() const noexcept
{
    juce::Rectangle<float> area;

    for (const auto& node : drawnNodes)
        area = area.getUnion (node.bounds());

    for (const auto& comment : drawnComments)
        area = area.getUnion (boundsOf (comment));

    return area;
}

juce::Rectangle<float> CanvasScene::boundsOf (const SessionComment& comment) noexcept
{
    return { comment.position.x, comment.position.y, comment.width, comment.height };
}

} // namespace lopsided
