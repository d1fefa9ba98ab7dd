#pragma once

#include "CanvasCable.h"
#include "CanvasNode.h"

#include <lopsided_session/lopsided_session.h>

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace lopsided
{

/** All that is on the canvas, as it is drawn: a picture of the document that is taken anew when that changes, and what is where
    on it. It holds no plugin.

    Thread: message thread. Realtime: allocates. Cost: lookups of a node O(1), of a place O(N) or O(E).
*/
class CanvasScene
{
public:
    /** A port and its node. */
    struct PortHit
    {
        const CanvasNode* node = nullptr;
        const CanvasPort* port = nullptr;
    };

    /** Takes the picture anew. Nodes that nobody has given a place get a free one, and keep it. Cost: O((N + E) × log). */
    void update (const SessionDocument& document, const GraphModel& model, int numInputs, int numOutputs);

    /** In the order in which they are drawn: the last is on top. */
    [[nodiscard]] const std::vector<CanvasNode>& nodes() const noexcept { return drawnNodes; }
    [[nodiscard]] const std::vector<CanvasCable>& cables() const noexcept { return drawnCables; }
    [[nodiscard]] const std::vector<SessionComment>& comments() const noexcept { return drawnComments; }

    /** Null where it is not drawn. */
    [[nodiscard]] const CanvasNode* find (NodeID id) const noexcept;

    /** Null where it is not drawn. */
    [[nodiscard]] const CanvasCable* find (const Connection& connection) const noexcept;

    /** Draws a node elsewhere until the next update: while it is dragged. Cost: O(E). */
    void place (NodeID id, juce::Point<float> position);

    /** The same with a comment. */
    void placeComment (std::size_t index, juce::Rectangle<float> area);

    // What is at a place of the canvas: null where nothing is.
    /** The node at a place; null where there is none. */
    [[nodiscard]] const CanvasNode* nodeAt (juce::Point<float> place) const noexcept;

    /** The nearest port within a radius of a place. Errors: nothing where there is none. */
    [[nodiscard]] PortHit portAt (juce::Point<float> place, float radius) const noexcept;

    /** The cable within a distance of a place; null where there is none. */
    [[nodiscard]] const CanvasCable* cableAt (juce::Point<float> place, float distance) const noexcept;

    /** The number of the comment at a place. Errors: nothing where there is none. */
    [[nodiscard]] std::optional<std::size_t> commentAt (juce::Point<float> place) const noexcept;

    /** The port of a connection's end. */
    [[nodiscard]] PortHit find (Port port, PortSide side) const noexcept;

    /** Those that lead between the same two nodes, carry the same, and do not feed back. */
    [[nodiscard]] std::vector<Connection> parallelTo (const Connection& connection) const;

    /** Of everything; empty where there is nothing. */
    [[nodiscard]] juce::Rectangle<float> bounds() const noexcept;

    /** Where a comment is drawn. */
    [[nodiscard]] static juce::Rectangle<float> boundsOf (const SessionComment& comment) noexcept;

private:
    void addEnds (const SessionDocument& document, const GraphModel& model, int numInputs, int numOutputs);
    void placeNodes (const SessionDocument& document, const GraphModel& model);
    void placeFreely (std::vector<std::size_t> homeless, const GraphModel& model);
    void addCables (const GraphModel& model);
    [[nodiscard]] CanvasCable draw (const Connection& connection) const;
    void markConnected (Port port, PortSide side);

    std::vector<CanvasNode> drawnNodes;
    std::vector<CanvasCable> drawnCables;
    std::vector<SessionComment> drawnComments;
    std::unordered_map<std::uint32_t, std::size_t> indices;
    std::map<NodeID, juce::Point<float>> ownPlaces; ///< of those that nobody has given one
};

} // namespace lopsided
