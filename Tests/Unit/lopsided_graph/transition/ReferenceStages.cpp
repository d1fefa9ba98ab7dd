#include "ReferenceStages.h"

#include "ReferenceSuccession.h"

#include <algorithm>

namespace lopsided
{

namespace
{
using Switch = NodeOptions::Switch;

/** Whether it is heard as it is, and never was to be heard otherwise. */
bool isOne (const ReferenceConnection& path)
{
    return path.target == 1.0f && path.gainSince == 0;
}

void forgetWhatHasArrived (ReferenceConnection& path)
{
    if (path.target == 1.0f && path.path->gainSettledIn >= path.gainSince)
        path.gainSince = 0;
}
} // namespace

void ReferenceSuccession::addStages()
{
    const ReferenceStages::Course course { .fadeSamples = options.fadeSamples,
                                           .aim = [this] (ReferenceConnection& path,
                                                          float target) { aim (path, target, 0); },
                                           .delay =
                                               [this] (ReferenceConnection& path, int delaySamples) {
                                                   path.trimLines();
                                                   delayBy (path, delaySamples);
                                               } };
    ReferenceStages { old, era, course }.make();
}

void ReferenceStages::make()
{
    findAudible();

    for (const auto& [incarnation, node] : era.nodes)
    {
        const auto aim = aimOf (incarnation, node);
        const auto known = old != nullptr && old->stages.contains (incarnation);

        if (! known && aim.dry == 0.0f && aim.level == 1.0f)
            continue;

        auto stage = known ? old->stages.at (incarnation) : begin (incarnation, node, aim);
        direct (stage, aim, node.instance->shape().latencySamples);

        const auto isNothing = [] (const auto& channel) {
            return isOne (channel.wet) && isOne (channel.level);
        };

        if (! std::all_of (stage.channels.begin(), stage.channels.end(), isNothing))
            era.stages[incarnation] = std::move (stage);
    }
}

void ReferenceStages::findAudible()
{
    std::set<std::uint64_t> isFed;

    for (const auto& [incarnation, node] : era.nodes)
        if (! node.isLeaving && node.options.solo == Switch::on)
            isFed.insert (incarnation);

    isAnySoloed = ! isFed.empty();
    auto feeds = isFed;

    for (auto hasChanged = true; hasChanged;)
    {
        hasChanged = false;

        for (const auto& [identity, connection] : era.connections)
        {
            const auto source = identity.sourceIncarnation;
            const auto destination = identity.destinationIncarnation;
            hasChanged |= source != 0 && isFed.contains (source) && isFed.insert (destination).second;
            hasChanged |= destination != 0 && feeds.contains (destination) && feeds.insert (source).second;
        }
    }

    audible = isFed;
    audible.insert (feeds.begin(), feeds.end());
}

ReferenceStages::Aim ReferenceStages::aimOf (std::uint64_t incarnation, const ReferenceNode& node) const
{
    const auto isMuted = node.options.mute == Switch::on
                         || (isAnySoloed && ! node.isLeaving && ! audible.contains (incarnation));
    return { node.options.bypass == Switch::on ? 1.0f : 0.0f, isMuted ? 0.0f : 1.0f };
}

ReferenceStage ReferenceStages::begin (std::uint64_t incarnation, const ReferenceNode& node, Aim aim) const
{
    const auto shape = node.instance->shape();
    const auto wasHeard = course.fadeSamples > 0 && old != nullptr && old->plays (incarnation);
    const auto make = [] (float gain, int samplesToWait) {
        ReferenceConnection path;
        path.path = std::make_shared<ReferencePath> (gain);
        path.path->gain = ReferenceGain { gain, samplesToWait };
        path.target = gain;
        return path;
    };

    ReferenceStage stage;

    for (int number = 0; number < shape.numOutputs; ++number)
        stage.channels.push_back (
            { .wet = make (wasHeard ? 1.0f : 1.0f - aim.dry, wasHeard ? shape.latencySamples : 0),
              .dry = make (wasHeard ? 0.0f : aim.dry, 0),
              .level = make (wasHeard ? 1.0f : aim.level, 0),
              .hasDry = number < shape.numInputs });

    return stage;
}

void ReferenceStages::direct (ReferenceStage& stage, Aim aim, int latencySamples) const
{
    for (auto& channel : stage.channels)
    {
        forgetWhatHasArrived (channel.wet);
        course.aim (channel.wet, 1.0f - aim.dry);
        forgetWhatHasArrived (channel.level);
        course.aim (channel.level, aim.level);

        if (channel.hasDry)
        {
            course.aim (channel.dry, aim.dry);
            course.delay (channel.dry, latencySamples);
        }
    }
}

//======================================================================================================================
void ReferenceStageBlock::render (ReferenceStage& stage, Block& block) const
{
    const auto numSamples = block.audio.getNumSamples();

    for (std::size_t number = 0; number < stage.channels.size(); ++number)
    {
        auto& [wet, dry, level, hasDry] = stage.channels[number];
        const auto crosses = ! isOne (wet);
        const auto fades = ! isOne (level);
        auto* samples = block.audio.getWritePointer (static_cast<int> (number));
        Samples other;

        if (hasDry)
            other = readDry (dry, static_cast<int> (number), crosses);

        for (auto* path : { &wet, &dry, &level })
            path->path->gain.aimAt ((path == &level ? fades : crosses) ? path->target
                                                                       : path->path->gain.wanted(),
                                    path->fadeSamples, path->curve);

        for (int i = 0; i < numSamples; ++i)
        {
            if (crosses)
            {
                const auto own = wet.path->gain.next();
                const auto others = hasDry ? dry.path->gain.next() : 0.0f;
                const auto second = others == 0.0f   ? 0.0f
                                    : others == 1.0f ? other[static_cast<std::size_t> (i)]
                                                     : other[static_cast<std::size_t> (i)] * others;
                const auto first = own == 1.0f ? samples[i] : samples[i] * own;
                samples[i] = own == 0.0f ? second : others == 0.0f ? first : first + second;
            }

            if (fades)
            {
                const auto gain = level.path->gain.next();
                samples[i] = gain == 0.0f ? 0.0f : gain == 1.0f ? samples[i] : samples[i] * gain;
            }
        }

        if (crosses)
        {
            note (wet);
            note (dry);
        }

        if (fades)
            note (level);
    }
}

ReferenceStageBlock::Samples ReferenceStageBlock::readDry (ReferenceConnection& dry, int channel,
                                                           bool isMixed) const
{
    const auto* from = input.audio.getReadPointer (channel);
    Samples samples { from, from + input.audio.getNumSamples() };
    auto& path = *dry.path;
    auto& taps = path.taps;
    const auto wanted = dry.wantedTap();
    taps.write (samples, position, dry.lines);

    if (dry.lines.empty())
    {
        if (isMixed)
            taps.noteHeard();

        return samples;
    }

    if (! taps.isHeard())
        path.gain.waitFor (wanted.delaySamples);

    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = taps.next (position + static_cast<std::int64_t> (i), wanted, dry.tapFadeSamples);

    if (taps.isSettled (wanted))
        path.tapsSettledIn = version;

    return samples;
}

void ReferenceStageBlock::note (ReferenceConnection& path) const
{
    if (path.path->gain.isSettled())
        path.path->gainSettledIn = version;
}

} // namespace lopsided
