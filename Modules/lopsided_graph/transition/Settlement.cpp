#include "Settlement.h"

namespace lopsided
{

GraphCompiler::Progress Settlement::progressOf (const PlayingGraph& graph) noexcept
{
    using Progress = GraphCompiler::Progress;
    auto progress = Progress::settled;

    for (const auto& path : graph.paths)
    {
        const auto isOnItsWay = ! path.isGainSettled() || ! path.areTapsSettled();

        // While any ramp runs, one more sequence would only be another one to replace; a ring may take long.
        if (isOnItsWay && path.ringId == 0)
            return Progress::underWay;

        if (isOnItsWay)
            progress = progress == Progress::settled ? Progress::underWay : progress;
        else if (path.gainSince != 0 || path.tapsSince != 0)
            progress = Progress::over;
    }

    return progress;
}

} // namespace lopsided
