#pragma once

#include "NodeMeter.h"

#include <lopsided_graph/lopsided_graph.h>

#include <unordered_map>
#include <vector>

namespace lopsided
{

/** The levels, loads and activity of all nodes as they are shown: peaks rise at once and fall slowly, cables glow for a while.

    Thread: message thread. Realtime: allocates. Cost: O(N) for each frame.
*/
class CanvasMeters
{
public:
    /** What is to be drawn anew after a frame. */
    struct Changes
    {
        std::vector<NodeID> meters; /**< their bars */
        std::vector<NodeID> cables; /**< all that leads away from them */
    };

    /** Takes a frame's figures, of which there are some 30 a second. */
    [[nodiscard]] Changes update (const std::vector<NodeFigures>& figures, double deadlineNanoseconds);

    /** Null for a node that no figures have told of. */
    [[nodiscard]] const NodeMeter* find (NodeID node) const noexcept;

    /** How bright a cable from this port is: 0, 1 or 2. */
    [[nodiscard]] int activityOf (Port source) const noexcept;

    /** Where a bar of a linear level ends, from 0 to 1: -60 dB to +6 dB. */
    [[nodiscard]] static float barLength (float gain) noexcept;

    /** The figures of a node in words, for its tooltip; empty where there are none. */
    [[nodiscard]] juce::String describe (NodeID node) const;

private:
    static bool updateLevels (NodeMeter& meter, const std::vector<float>& peaks);
    static bool updateActivity (NodeMeter& meter, const NodeFigures& figures);
    static bool updateLoad (NodeMeter& meter, const NodeFigures& figures, double deadlineNanoseconds);

    std::unordered_map<std::uint32_t, NodeMeter> meters;
};

} // namespace lopsided
