#include "BlockChanges.h"

#include <algorithm>

namespace lopsided
{

BlockChanges::BlockChanges (NodeControl& controlToUse, const Block& blockToChange,
                            Splitting splitting) noexcept
    : control (controlToUse),
      block (blockToChange),
      clock (blockToChange.position),
      distance (splitting == Splitting::possible ? minimumDistance
                                                 : std::max (minimumDistance, blockToChange.numSamples))
{
    control.receive (block.position);
}

int BlockChanges::firstPoint() const noexcept
{
    if (changesAtStart())
        return 0;

    const auto first = firstChangeAfter (0);

    if (first >= block.numSamples)
        return block.numSamples;

    // A point of an earlier block may be close, or the node cannot be called for a part.
    const auto isNearEarlierPoint = control.lastPoint != ParameterChange::now
                                    && control.lastPoint < block.position
                                    && block.position + first - control.lastPoint < minimumDistance;
    return isNearEarlierPoint || distance > minimumDistance ? 0 : first;
}

bool BlockChanges::apply (int point) noexcept
{
    const auto last = point + distance - 1;
    auto succeeded = point > 0 || control.applyLatest();
    succeeded = control.applyUntil (block.position + last) && succeeded;
    control.lastPoint = block.position + point;

    if (block.automation == nullptr)
        return succeeded;

    for (const auto& lane : block.automation->lanes)
        if (const auto& timeline = timelineOf (*lane.curve); timeline.isMoving())
            succeeded =
                control.applyAutomation (lane.parameter, lane.curve->steppedValueAt (timeline.timeAt (last)))
                && succeeded;

    return succeeded;
}

//======================================================================================================================
bool BlockChanges::changesAtStart() const noexcept
{
    if (control.hasLatest() || ! control.pending().until (block.position).empty())
        return true;

    if (block.automation == nullptr)
        return false;

    for (const auto& lane : block.automation->lanes)
        if (const auto& timeline = timelineOf (*lane.curve);
            timeline.isMoving()
            && control.differs (lane.parameter, lane.curve->steppedValueAt (timeline.timeAt (0))))
            return true;

    return false;
}

int BlockChanges::firstChangeAfter (int offset) const noexcept
{
    auto first = block.numSamples;
    const auto& pending = control.pending();
    const auto numBefore = pending.until (block.position + offset).size();

    if (numBefore < pending.all().size())
        first =
            static_cast<int> (std::min<std::int64_t> (first, pending.all()[numBefore].time - block.position));

    if (block.automation != nullptr)
        for (const auto& lane : block.automation->lanes)
            first = std::min (first, firstChangeAfter (offset, lane));

    return first;
}

int BlockChanges::firstChangeAfter (int offset, const NodeAutomation::Lane& lane) const noexcept
{
    const auto& curve = *lane.curve;
    const auto& timeline = timelineOf (curve);

    if (! timeline.isMoving())
        return block.numSamples;

    // Of a discrete parameter the curve may move for long before it is at the next step.
    const auto valueAt = [&] (int when) {
        return control.snap (lane.parameter, curve.steppedValueAt (timeline.timeAt (when)));
    };
    const auto value = valueAt (offset);

    while (offset < block.numSamples)
    {
        const auto time = timeline.timeAt (offset);
        const auto step = curve.nextStep (time);
        const auto nextStep =
            step < time + block.numSamples ? offset + static_cast<int> (step - time) : block.numSamples;
        offset = std::min (nextStep, timeline.nextJump (offset));

        if (offset < block.numSamples && ! (valueAt (offset) == value))
            return offset;
    }

    return block.numSamples;
}

const BlockTimeline& BlockChanges::timelineOf (const AutomationCurve& curve) const noexcept
{
    return curve.timeline() == AutomationCurve::Timeline::transport ? block.transport : clock;
}

} // namespace lopsided
