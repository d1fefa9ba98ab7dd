#include "CanvasMeters.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{
namespace
{
constexpr float fallPerFrame = 0.022f; // some 40 dB a second
constexpr float visibleStep = 1.0f / 128.0f;
constexpr float quietestGain = 0.001f; // -60 dB
constexpr float loudGain = 0.5f;       // -6 dB
constexpr int holdFrames = 8;
constexpr int overFrames = 45;

bool differs (float before, float now) noexcept
{
    return std::abs (before - now) > visibleStep || (before > 0.0f) != (now > 0.0f);
}
} // namespace

CanvasMeters::Changes CanvasMeters::update (const std::vector<NodeFigures>& figures,
                                            double deadlineNanoseconds)
{
    Changes changes;
    std::unordered_map<std::uint32_t, NodeMeter> kept;
    kept.reserve (figures.size());

    for (const auto& figure : figures)
    {
        auto& meter = kept[figure.node.uid];

        if (const auto before = meters.find (figure.node.uid); before != meters.end())
            meter = before->second;
        else
            meter.midiEventsOut = figure.midiEventsOut;

        const auto levels = updateLevels (meter, figure.peaks);
        const auto load = updateLoad (meter, figure, deadlineNanoseconds);

        if (levels || load)
            changes.meters.push_back (figure.node);

        if (updateActivity (meter, figure))
            changes.cables.push_back (figure.node);
    }

    meters = std::move (kept);
    return changes;
}

bool CanvasMeters::updateLevels (NodeMeter& meter, const std::vector<float>& peaks)
{
    const auto count = std::min (static_cast<int> (peaks.size()), NodeMeter::maximumChannels);
    auto changed = count != meter.numChannels;
    auto loudest = 0.0f;
    meter.numChannels = count;

    for (int channel = 0; channel < count; ++channel)
    {
        const auto index = static_cast<std::size_t> (channel);
        auto gain = peaks[index];

        if (channel == NodeMeter::maximumChannels - 1)
            gain = *std::max_element (peaks.begin() + channel, peaks.end());

        const auto level = std::max (barLength (gain), meter.levels[index] - fallPerFrame);
        changed = changed || differs (meter.levels[index], level);
        meter.levels[index] = std::max (0.0f, level);
        loudest = std::max (loudest, gain);
    }

    meter.overFrames = loudest > 1.0f ? overFrames : std::max (0, meter.overFrames - 1);
    const auto isOver = meter.overFrames > 0;
    changed = changed || isOver != meter.isOver;
    meter.isOver = isOver;
    return changed;
}

bool CanvasMeters::updateActivity (NodeMeter& meter, const NodeFigures& figures)
{
    auto loudest = 0.0f;

    for (const auto peak : figures.peaks)
        loudest = std::max (loudest, peak);

    const auto step = loudest > loudGain ? 2 : loudest > quietestGain ? 1 : 0;
    const auto before = meter.audioStep;

    // Brighter at once, darker only after a while.
    if (step >= meter.audioStep)
    {
        meter.audioStep = step;
        meter.holdFrames = holdFrames;
    }
    else if (--meter.holdFrames <= 0)
    {
        meter.audioStep = step;
    }

    const auto midiBefore = meter.midiFrames > 0;

    if (figures.midiEventsOut != meter.midiEventsOut)
        meter.midiFrames = holdFrames;
    else
        meter.midiFrames = std::max (0, meter.midiFrames - 1);

    meter.midiEventsOut = figures.midiEventsOut;
    return before != meter.audioStep || midiBefore != (meter.midiFrames > 0);
}

bool CanvasMeters::updateLoad (NodeMeter& meter, const NodeFigures& figures, double deadlineNanoseconds)
{
    const auto share = [&] (double nanoseconds) {
        return deadlineNanoseconds > 0.0 && figures.calls > 0
                   ? static_cast<float> (nanoseconds / deadlineNanoseconds)
                   : 0.0f;
    };
    const auto before = std::min (1.0f, meter.p99Load);
    meter.meanLoad = share (figures.meanNanoseconds);
    meter.p99Load = share (figures.p99Nanoseconds);
    meter.worstLoad = share (figures.maxNanoseconds);
    meter.meanMicroseconds = figures.meanNanoseconds * 0.001;
    meter.p99Microseconds = figures.p99Nanoseconds * 0.001;
    meter.worstMicroseconds = figures.maxNanoseconds * 0.001;
    return differs (before, std::min (1.0f, meter.p99Load));
}

const NodeMeter* CanvasMeters::find (NodeID node) const noexcept
{
    const auto found = meters.find (node.uid);
    return found != meters.end() ? &found->second : nullptr;
}

int CanvasMeters::activityOf (Port source) const noexcept
{
    const auto* meter = find (source.nodeID);

    if (meter == nullptr)
        return 0;

    return source.isMIDI() ? (meter->midiFrames > 0 ? 2 : 0) : meter->audioStep;
}

float CanvasMeters::barLength (float gain) noexcept
{
    constexpr auto lowest = -60.0f;
    constexpr auto highest = 6.0f;

    if (! (gain > quietestGain))
        return 0.0f;

    return std::clamp ((20.0f * std::log10 (gain) - lowest) / (highest - lowest), 0.0f, 1.0f);
}

juce::String CanvasMeters::describe (NodeID node) const
{
    const auto* meter = find (node);

    if (meter == nullptr || (meter->p99Microseconds <= 0.0 && meter->worstMicroseconds <= 0.0))
        return {};

    const auto line = [] (const char* name, double microseconds, float share) {
        return juce::String (name) + juce::String (microseconds, 1) + " us ("
               + juce::String (static_cast<double> (share) * 100.0, 1) + " %)";
    };
    return "Time in each block, and share of the deadline:\n"
           + line ("mean ", meter->meanMicroseconds, meter->meanLoad) + "\n"
           + line ("p99 ", meter->p99Microseconds, meter->p99Load) + "\n"
           + line ("worst ", meter->worstMicroseconds, meter->worstLoad);
}

} // namespace lopsided
