#pragma once

#include "CanvasNode.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace lopsided
{

/** Where nodes stood that are gone, as long as they ring out. Thread: message thread. Realtime: may block.
    Cost: O(ghosts × log N). */
class GhostNodes final : public GraphListener
{
public:
    struct Ghost
    {
        CanvasNode node;
        std::uint64_t version = 0; /**< of the commit that removed it */
    };

    /** The graph outlives it. `changed` is called when there are others, or a node may have other ports. */
    GhostNodes (GraphProcessor& graphToHear, std::function<void()> changed);
    ~GhostNodes() override;

    GhostNodes (const GhostNodes&) = delete;
    GhostNodes& operator= (const GhostNodes&) = delete;

    /** The picture is going to be taken anew: of these nodes, those that are not in the model any more are ghosts; those that
        are back are none. */
    void follow (const std::vector<CanvasNode>& drawn, const GraphModel& model);

    [[nodiscard]] const std::vector<Ghost>& all() const noexcept { return ghosts; }

    /** From 0 to 1 and from 0 again, one step a frame. */
    [[nodiscard]] float phase() const noexcept { return static_cast<float> (frame) / framesOfARound; }

    /** The ring moves on. */
    void nextFrame() noexcept { frame = (frame + 1) % framesOfARound; }

    void commitAccepted (std::uint64_t version) override { lastAccepted = version; }
    void commitSettled (std::uint64_t version) override;
    void nodePrepared (NodeID) override { tell(); }

private:
    static constexpr int framesOfARound = 30;

    GraphProcessor& graph;
    const std::function<void()> tell;
    std::vector<Ghost> ghosts;
    std::uint64_t lastAccepted = 0;
    std::uint64_t lastSettled = 0;
    int frame = 0;
};

} // namespace lopsided
