#include "NodeAlignment.h"

#include "CanvasView.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{
namespace
{
using Axis = float juce::Point<float>::*;

void lineUp (std::vector<CanvasNode>& nodes, Axis axis)
{
    const auto first = std::min_element (nodes.begin(), nodes.end(), [&] (const auto& a, const auto& b) {
        return a.position.*axis < b.position.*axis;
    });
    const auto edge = first->position.*axis;

    for (auto& node : nodes)
        node.position.*axis = edge;
}

/** The outer two stay. */
void distribute (std::vector<CanvasNode>& nodes, Axis axis)
{
    std::stable_sort (nodes.begin(), nodes.end(),
                      [&] (const auto& a, const auto& b) { return a.position.*axis < b.position.*axis; });
    auto occupied = 0.0f;

    for (const auto& node : nodes)
        occupied += node.size.*axis;

    const auto start = nodes.front().position.*axis;
    const auto end = nodes.back().position.*axis + nodes.back().size.*axis;
    const auto gap = (end - start - occupied) / static_cast<float> (nodes.size() - 1);
    auto next = start;

    for (auto& node : nodes)
    {
        node.position.*axis = std::round (next);
        next += node.size.*axis + gap;
    }
}
} // namespace

std::vector<std::pair<NodeID, SessionPosition>> NodeAlignment::of (Kind kind, std::vector<CanvasNode> nodes)
{
    if (nodes.size() < 2)
        return {};

    switch (kind)
    {
        case Kind::left: lineUp (nodes, &juce::Point<float>::x); break;
        case Kind::top: lineUp (nodes, &juce::Point<float>::y); break;
        case Kind::distributeHorizontally: distribute (nodes, &juce::Point<float>::x); break;
        case Kind::distributeVertically: distribute (nodes, &juce::Point<float>::y); break;
    }

    std::vector<std::pair<NodeID, SessionPosition>> positions;

    for (const auto& node : nodes)
        positions.emplace_back (node.id, toPosition (node.position));

    return positions;
}

} // namespace lopsided
