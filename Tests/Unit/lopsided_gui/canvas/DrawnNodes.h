#pragma once

#include <lopsided_gui/lopsided_gui.h>

#include <cstdint>
#include <vector>

namespace lopsided::testing
{

/** A node of some size, without ports. */
inline CanvasNode drawnNode (std::uint32_t uid, juce::Point<float> position = {},
                             juce::Point<float> size = { 136.0f, 80.0f })
{
    CanvasNode node;
    node.id = { uid };
    node.position = position;
    node.size = size;
    return node;
}

/** Nodes from 16 on. */
inline std::vector<CanvasNode> drawnNodes (std::uint32_t count)
{
    std::vector<CanvasNode> nodes;

    for (std::uint32_t index = 0; index < count; ++index)
        nodes.push_back (drawnNode (GraphNodes::firstUser.uid + index));

    return nodes;
}

inline Connection cable (std::uint32_t from, std::uint32_t to, int channel = 0)
{
    return { { NodeID { from }, channel }, { NodeID { to }, channel } };
}

} // namespace lopsided::testing
