#include "StageBuilder.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

namespace
{
using Switch = NodeOptions::Switch;
using Channel = PlayingGraph::Stage::Channel;
using MidiStage = PlayingGraph::MidiStage;

bool hasArrived (const PlayingGraph::Path& path)
{
    return path.gainSince == 0 && path.tapsSince == 0;
}

PlayingGraph::Path makePath (float gain, int samplesToWait)
{
    PlayingGraph::Path path;
    path.target = gain;
    path.state =
        std::make_shared<ConnectionState> (GainRamp { gain, samplesToWait }, DelayTaps::Beginning::nothing);
    return path;
}

bool isNothingButWet (const Channel& channel)
{
    return hasArrived (channel.wet) && hasArrived (channel.level) && channel.wet.target == 1.0f
           && channel.level.target == 1.0f;
}
using Numbers = std::vector<GraphIndex::Number>;

/** Once along the order, from each node to those that it feeds. @returns whether it reached any more. */
bool spreadDownstream (const GraphIndex& index, const Numbers& order, std::vector<bool>& isReached)
{
    auto hasSpread = false;

    for (const auto node : order)
        for (auto [edge, last] = index.edgesInto (node); edge != last; ++edge)
            if (! isReached[node] && isReached[index.sourceOf (edge)])
                isReached[node] = hasSpread = true;

    return hasSpread;
}

/** The same against the order, to those that feed it. */
bool spreadUpstream (const GraphIndex& index, const Numbers& order, std::vector<bool>& isReached)
{
    auto hasSpread = false;

    for (auto node = order.rbegin(); node != order.rend(); ++node)
        for (auto [edge, last] = index.edgesInto (*node); edge != last; ++edge)
            if (const auto source = index.sourceOf (edge); isReached[*node] && ! isReached[source])
                isReached[source] = hasSpread = true;

    return hasSpread;
}
} // namespace

StageBuilder::StageBuilder (PlayingGraph& graphToComplete, const PlayingGraph* before,
                            const GraphIndex& indexToUse, PathCourse courseToUse)
    : graph (graphToComplete),
      old (before),
      index (indexToUse),
      course (courseToUse)
{}

void StageBuilder::build (const std::vector<Number>& order)
{
    findAudible (order);

    const auto isOldPlain = old == nullptr || (old->stages.empty() && old->midiStages.empty());

    for (auto node = GraphIndex::numEnds; node < index.numNodes(); ++node)
        if (! isOldPlain || ! isPlain (node))
            addNode (node);

    const auto isOlder = [] (const Stage& a, const Stage& b) { return a.incarnation < b.incarnation; };
    std::sort (graph.stages.begin(), graph.stages.end(), isOlder);

    const auto isOlderMidi = [] (const MidiStage& a, const MidiStage& b) {
        return a.incarnation < b.incarnation;
    };
    std::sort (graph.midiStages.begin(), graph.midiStages.end(), isOlderMidi);
}

void StageBuilder::findAudible (const std::vector<Number>& order)
{
    const auto isSoloed = [this] (Number node) {
        return node >= GraphIndex::numEnds && index.nodeOf (node).options.solo == Switch::on;
    };
    auto soloed = GraphIndex::numEnds;

    while (soloed < index.firstLeavingNode() && ! isSoloed (soloed))
        ++soloed;

    if (soloed == index.firstLeavingNode())
        return;

    std::vector<bool> isFed (index.numNodes(), false);
    std::vector<bool> feeds (index.numNodes(), false);

    for (; soloed < index.firstLeavingNode(); ++soloed)
        isFed[soloed] = feeds[soloed] = isSoloed (soloed);

    // The first time along the order finds all, but for what is met through feedback.
    while (spreadDownstream (index, order, isFed))
        continue;

    while (spreadUpstream (index, order, feeds))
        continue;

    audible.resize (index.numNodes());

    for (Number node = 0; node < index.numNodes(); ++node)
        audible[node] = isFed[node] || feeds[node];
}

bool StageBuilder::isPlain (Number node) const noexcept
{
    const auto& options = index.nodeOf (node).options;
    return audible.empty() && options.bypass == Switch::off && options.mute == Switch::off
           && index.nodeOf (node).presence == NodePresence::playing;
}

StageBuilder::Aim StageBuilder::aimOf (Number node) const noexcept
{
    const auto& options = index.nodeOf (node).options;
    const auto isBypassed = index.nodeOf (node).presence != NodePresence::playing
                            || (options.bypass == Switch::on && index.shapeOf (node).bypassParameter < 0);
    const auto isSilent =
        options.mute == Switch::on || (! audible.empty() && ! index.isLeavingNode (node) && ! audible[node]);
    return { isBypassed ? 1.0f : 0.0f, isSilent ? 0.0f : 1.0f };
}

void StageBuilder::addNode (Number node)
{
    const auto aim = aimOf (node);
    addMidi (node, aim);
    const auto hadStages = old != nullptr && ! old->stages.empty();
    const auto* before = hadStages ? stageBefore (index.incarnationOf (node)) : nullptr;

    if (before == nullptr && aim.dry == 0.0f && aim.level == 1.0f)
        return;

    auto stage = before != nullptr ? *before : begin (node, aim);
    fit (stage, node, aim);
    direct (stage, aim, index.shapeOf (node).latencySamples);

    if (! std::all_of (stage.channels.begin(), stage.channels.end(), isNothingButWet))
        graph.stages.push_back (std::move (stage));
}

void StageBuilder::addMidi (Number node, const Aim& aim)
{
    using Side = MidiOutputSwitch::Side;
    const auto& shape = index.shapeOf (node);
    const auto isBypassed = aim.dry != 0.0f;

    if (! shape.producesMidi || (! isBypassed && aim.level != 0.0f))
        return;

    const auto isFaded = course.fadeSamples() > 0 && wasPlaying (node);
    MidiStage stage { .incarnation = index.incarnationOf (node),
                      .side = aim.level == 0.0f ? Side::silent : Side::passedThrough,
                      .start = isFaded ? MidiStage::Start::whenFilled : MidiStage::Start::atOnce,
                      .delaySamples = shape.latencySamples };
    const auto* before = old != nullptr ? old->findMidiStage (stage.incarnation) : nullptr;

    // What is on its way there already goes on as it began.
    if (before != nullptr && before->side == stage.side)
        stage.start = before->start;

    if (isBypassed && shape.acceptsMidi)
        stage.line = before != nullptr && before->line != nullptr
                         ? before->line
                         : std::make_shared<MidiDelayLine> (stage.delaySamples, course.maximumBlockSize());

    graph.midiStages.push_back (std::move (stage));
}

const StageBuilder::Stage* StageBuilder::stageBefore (std::uint64_t incarnation) const noexcept
{
    return old != nullptr ? old->findStage (incarnation) : nullptr;
}

StageBuilder::Stage StageBuilder::begin (Number node, const Aim& aim) const
{
    // What has played so far was heard as it is; what is new begins where it is wanted.
    const auto& shape = index.shapeOf (node);
    const auto wasHeard = course.fadeSamples() > 0 && wasPlaying (node);
    const auto wait = wasHeard ? shape.latencySamples : 0;
    Stage stage { index.incarnationOf (node), {} };

    for (int number = 0; number < shape.numOutputs; ++number)
    {
        auto& channel = stage.channels.emplace_back();
        channel.wet = makePath (wasHeard ? 1.0f : 1.0f - aim.dry, wait);
        channel.level = makePath (wasHeard ? 1.0f : aim.level, 0);

        if (number < shape.numInputs)
            channel.dry = makePath (wasHeard ? 0.0f : aim.dry, 0); // it waits for its own delay
    }

    return stage;
}

void StageBuilder::fit (Stage& stage, Number node, const Aim& aim) const
{
    const auto& shape = index.shapeOf (node);
    auto& channels = stage.channels;
    const auto numBefore = channels.size();
    channels.resize (static_cast<std::size_t> (shape.numOutputs));

    for (std::size_t number = 0; number < channels.size(); ++number)
    {
        auto& channel = channels[number];
        const auto hasInput = static_cast<int> (number) < shape.numInputs;

        // What comes anew nobody has heard: it begins where it is wanted.
        if (number >= numBefore)
        {
            channel.wet = makePath (1.0f - aim.dry, 0);
            channel.level = makePath (aim.level, 0);
        }

        if (! hasInput)
            channel.dry = {};
        else if (channel.dry.state == nullptr)
            channel.dry = makePath (aim.dry, 0);
    }
}

bool StageBuilder::wasPlaying (Number node) const noexcept
{
    return old != nullptr && (index.isLeavingNode (node) || old->renders (index.nodeOf (node)));
}

void StageBuilder::direct (Stage& stage, const Aim& aim, int latencySamples) const
{
    const auto lead = [this] (PlayingGraph::Path& path, float target) {
        PathCourse::settle (path);
        course.aim (path, target);
    };

    for (auto& channel : stage.channels)
    {
        lead (channel.wet, 1.0f - aim.dry);
        lead (channel.level, aim.level);

        if (channel.dry.state == nullptr)
            continue;

        lead (channel.dry, aim.dry);
        course.delayBy (channel.dry, latencySamples);
    }
}

} // namespace lopsided
