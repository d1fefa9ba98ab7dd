#pragma once

#include "CanvasGesture.h"
#include "ConnectionTargets.h"

#include <memory>
#include <optional>

namespace lopsided
{

/** Pulls a cable from a port, or picks one up from the input that it leads to, and plugs it in where it is let go.

    Shift: with all channels of the bus. Alt: feeds back. A picked up cable that is let go over nothing is taken away.

    Cost: O((N + E) × log) when it begins, O(N) for each move. Thread: message thread. Realtime: may block.
*/
class CableGesture final : public CanvasGesture
{
public:
    /** It begins at the port that was grabbed. */
    CableGesture (CanvasState& stateToChange, const juce::MouseEvent& event, const CanvasPort& grabbed);

    void drag (const juce::MouseEvent& event) override;
    void finish (const juce::MouseEvent& event) override;
    void cancel() override { state.component.repaint(); }
    void paint (juce::Graphics& g, const Palette& palette) const override;

    /** How near a port has to be to be snapped to, in pixels of the window. */
    static constexpr float magneticRadius = 24.0f;

private:
    void aim (const juce::MouseEvent& event);
    void connect (const CanvasPort& target, const juce::MouseEvent& event);
    void unplug();

    const std::shared_ptr<const GraphModel> model;
    Port origin;
    PortSide side;
    std::optional<Connection> pickedUp;
    std::unique_ptr<ConnectionTargets> targets;
    std::optional<Port> target;
    PortSide targetSide = PortSide::destination;
    juce::Point<float> mouse;
    bool hasMoved = false;
};

} // namespace lopsided
