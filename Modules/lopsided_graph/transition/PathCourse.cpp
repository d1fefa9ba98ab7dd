#include "PathCourse.h"

namespace lopsided
{

void PathCourse::settle (Path& path)
{
    if (path.target == 1.0f && path.ringId == 0 && path.isGainSettled())
        path.gainSince = 0;

    if (! path.areTapsSettled())
        return;

    path.tapsSince = 0;

    if (path.delaySamples == 0)
        path.lines.clear();
    else
        path.lines.erase (path.lines.begin(), path.lines.end() - 1);
}

void PathCourse::aim (Path& path, float target, std::uint64_t ringId) const
{
    if (path.target == target && path.ringId == ringId)
        return;

    path.target = target;
    path.ringId = ringId;
    path.gainSince = version;
    path.fadeSamples = options.fadeSamples;
    path.curve = options.curve;
}

void PathCourse::delayBy (Path& path, int delaySamples) const
{
    const auto isLineNew =
        delaySamples != 0 && (path.lines.empty() || ! path.lines.back()->canDelayBy (delaySamples));

    if (isLineNew)
        path.lines.push_back (std::make_shared<DelayLine> (++lastLine, delaySamples, blockSize));

    if (isLineNew || delaySamples != path.delaySamples)
    {
        path.delaySamples = delaySamples;
        path.tapsSince = version;
        path.tapFadeSamples = options.fadeSamples;
    }
}

} // namespace lopsided
