#include "Settlement.h"

#include <algorithm>

namespace lopsided
{

namespace
{
using Progress = GraphCompiler::Progress;

Progress progressOfPath (const PlayingGraph::Path& path) noexcept
{
    if (path.state == nullptr || (path.gainSince == 0 && path.tapsSince == 0))
        return Progress::settled;

    return path.isGainSettled() && path.areTapsSettled() ? Progress::over : Progress::underWay;
}

/** What is wanted for good needs no new sequence, though it is not a gain of 1. */
Progress progressOfLevel (const PlayingGraph::Path& path) noexcept
{
    const auto progress = progressOfPath (path);
    return progress == Progress::over && path.target == 0.0f ? Progress::settled : progress;
}

/** Whether a connection that held what sounded has nothing left to hold, or no source that could hold it. */
bool isHeldOut (const PlayingGraph& graph, const PlayingGraph::LeavingConnection& connection,
                const CarriedMidiPaths& midiPaths) noexcept
{
    if (! connection.identity.connection.source.isMIDI() || graph.passesAll (connection))
        return false;

    const auto* source = graph.findLeaving (connection.identity.sourceIncarnation);
    return (source != nullptr && source->tails == Tails::cut)
           || midiPaths.isDone (connection.identity, connection.since);
}

class Total
{
public:
    void add (Progress next) noexcept
    {
        isUnderWay = isUnderWay || next == Progress::underWay;
        isOver = isOver || next == Progress::over;
    }

    // While any ramp runs, one more sequence would only be another one to replace.
    [[nodiscard]] Progress result() const noexcept
    {
        return isUnderWay ? Progress::underWay : isOver ? Progress::over : Progress::settled;
    }

    [[nodiscard]] bool isAnyOver() const noexcept { return isOver; }

private:
    bool isUnderWay = false;
    bool isOver = false;
};
} // namespace

bool Settlement::isDry (const PlayingGraph& graph, std::uint64_t incarnation) noexcept
{
    const auto isOut = [] (const PlayingGraph::Stage::Channel& channel) {
        const auto& [wet, dry, level] = channel;
        return wet.target == 0.0f && wet.isGainSettled() && (dry.state == nullptr || dry.isGainSettled());
    };

    const auto* stage = graph.findStage (incarnation);
    return stage == nullptr || std::all_of (stage->channels.begin(), stage->channels.end(), isOut);
}

GraphCompiler::Progress Settlement::progressOf (const PlayingGraph& graph,
                                                const CarriedMidiPaths& midiPaths) noexcept
{
    Total ramps;
    Total rings;

    if (graph.firstPhase != nullptr)
        ramps.add (graph.firstPhase->isHeardOut() ? Progress::over : Progress::underWay);

    for (const auto& path : graph.paths)
        (path.ringId != 0 ? rings : ramps).add (progressOfPath (path));

    for (const auto& stage : graph.stages)
    {
        for (const auto& channel : stage.channels)
        {
            ramps.add (progressOfLevel (channel.wet));
            ramps.add (progressOfLevel (channel.dry));
            ramps.add (progressOfLevel (channel.level));
        }
    }

    const auto isHeldOutHere = [&] (const auto& connection) {
        return isHeldOut (graph, connection, midiPaths);
    };

    if (std::any_of (graph.leavingConnections.begin(), graph.leavingConnections.end(), isHeldOutHere))
        ramps.add (Progress::over);

    if (ramps.result() != Progress::settled)
        return ramps.result();

    // A ring may take long, and what is over beside it shall go.
    return rings.isAnyOver() ? Progress::over : rings.result();
}

} // namespace lopsided
