#pragma once

#include "AudioRouting.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lopsided
{

/** Writes what stands around the call of one node that is bypassed, muted or soloed, or comes from or to that. For any
    other node it writes nothing. */
class StageRouting
{
public:
    using Number = AudioRouting::Number;

    StageRouting (const PlayingGraph& playing, const NodeInstance& instance, AudioRouting& routingToUse,
                  RenderPlan& planToWrite);

    /** Before the call: keeps the input. `channels` are the node's buffers. */
    void keepDry (std::span<const Number> channels);

    /** After it: crosses over between output and input, and sets the level. */
    void finish (std::span<const Number> channels);

private:
    using Channel = PlayingGraph::Stage::Channel;

    void crossOver (const Channel& channel, Number buffer, Number dryBuffer);

    const PlayingGraph::Stage* const stage;
    AudioRouting& routing;
    RenderPlan& plan;
    std::vector<Number> dry; ///< a buffer for each of the stage's channels
};

} // namespace lopsided
