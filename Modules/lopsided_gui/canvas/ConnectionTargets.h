#pragma once

#include "CanvasScene.h"

#include <set>
#include <vector>

namespace lopsided
{

/** What a cable from a port can be plugged into. Thread: message thread. Realtime: allocates. */
class ConnectionTargets
{
public:
    enum class Channels
    {
        one,
        all /**< those after the port in its bus, too, into those after the target in its */
    };

    /** The cable's fixed end is `origin`, on this side of connections. The scene and the model outlive it.
        Cost: O((N + E) × log). */
    ConnectionTargets (const CanvasScene& scene, const GraphModel& model, Port origin, PortSide side,
                       Connection::Kind kind);

    [[nodiscard]] Port origin() const noexcept { return from; }
    [[nodiscard]] PortSide otherSide() const noexcept;
    [[nodiscard]] Connection::Kind kind() const noexcept { return connectionKind; }

    /** Whether a connection to this port would be accepted: a picked up one that leads there counts as none. Cost: O(log). */
    [[nodiscard]] bool accepts (const CanvasPort& port) const;

    /** A connection that is being moved elsewhere. Cost: O(log moved). */
    void ignore (const Connection& moved) { pickedUp.insert (moved); }

    /** The port that a cable snaps to: the nearest that accepts it, or else one right under the mouse, or else the first
        that accepts it of the node under the mouse. Cost: O(N). */
    [[nodiscard]] CanvasScene::PortHit nearest (juce::Point<float> place, float radius) const;

    /** What to connect for a target. Cost: O(channels). */
    [[nodiscard]] std::vector<Connection> connections (Port target, Channels channels) const;

    /** What a cable that is let go there would make. Cost: O(1). */
    [[nodiscard]] Connection connectionTo (Port target) const noexcept;

private:
    void forbidCycles (const GraphModel& model);

    const CanvasScene& drawn;
    const GraphModel& graph;
    const Port from;
    const PortSide fromSide;
    const Connection::Kind connectionKind;
    std::set<NodeID> forbidden; ///< connecting to one of these would close a cycle
    std::set<Connection> pickedUp;
};

} // namespace lopsided
