#include "StageRouting.h"

#include "Sizes.h"

#include <algorithm>

namespace lopsided
{

StageRouting::StageRouting (const PlayingGraph& playing, const NodeInstance& instance,
                            AudioRouting& routingToUse, RenderPlan& planToWrite)
    : stage (playing.stages.empty() ? nullptr : playing.findStage (instance.incarnation())),
      routing (routingToUse),
      plan (planToWrite)
{}

void StageRouting::keepDry (std::span<const Number> channels)
{
    if (stage == nullptr)
        return;

    for (const auto& channel : stage->channels)
    {
        const auto from = channels[dry.size()];
        dry.push_back (routing.acquire());

        if (channel.dry.state == nullptr)
            continue;

        if (channel.dry.lines.empty())
            routing.addCopy (from, dry.back());
        else
            routing.addDelay (from, dry.back(), channel.dry);
    }
}

void StageRouting::finish (std::span<const Number> channels)
{
    if (stage == nullptr)
        return;

    for (std::size_t i = 0; i < stage->channels.size(); ++i)
    {
        crossOver (stage->channels[i], channels[i], dry[i]);
        routing.release (dry[i]);
    }
}

void StageRouting::crossOver (const Channel& channel, Number buffer, Number dryBuffer)
{
    const auto isOne = [] (const PlayingGraph::Path& path) {
        return path.gainSince == 0 && path.target == 1.0f;
    };

    const auto emit = [&] (std::uint32_t first) {
        plan.operations.push_back (
            { Operation::Kind::fadingMix, buffer, first, sizeOf (plan.fadingTerms) - first });
    };

    if (! isOne (channel.wet))
    {
        const auto first = sizeOf (plan.fadingTerms);
        routing.addFadingTerm (buffer, &channel.wet);

        if (channel.dry.state != nullptr)
            routing.addFadingTerm (dryBuffer, &channel.dry);

        emit (first);
    }

    if (! isOne (channel.level))
    {
        const auto first = sizeOf (plan.fadingTerms);
        routing.addFadingTerm (buffer, &channel.level);
        emit (first);
    }
}

} // namespace lopsided
