#include "LatencyProbe.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace lopsided
{
namespace
{
constexpr int numSilentBlocks = 8;
constexpr float silence = 1.0e-5f; // what sounds louder than this without input sounds by itself
constexpr float impulse = 0.5f;
constexpr int mostReported = 1 << 18;
constexpr int framesBeyond = 24000; // how long to wait for a late answer
constexpr float onsetShare = 0.01f; // of the peak
constexpr int pulseFrames = 16;     // on both sides of the peak
constexpr double pulseShare = 0.5;  // of the energy, in a clear pulse

ObservedLatency notMeasurable (int reported, const char* reason)
{
    ObservedLatency latency;
    latency.reportedSamples = reported;
    latency.reason = reason;
    return latency;
}

/** The loudest of all output channels, frame for frame. */
void append (std::vector<float>& answer, const PluginCaller& caller)
{
    const auto& output = caller.output();

    for (int frame = 0; frame < output.getNumSamples(); ++frame)
    {
        float loudest = 0.0f;

        for (int channel = 0; channel < caller.numOutputs(); ++channel)
            if (const auto level = std::abs (output.getSample (channel, frame)); std::isfinite (level))
                loudest = std::max (loudest, level);

        answer.push_back (loudest);
    }
}

std::vector<float> answerOf (PluginCaller& caller, int numFrames)
{
    std::vector<float> answer;

    for (bool isFirst = true; static_cast<int> (answer.size()) < numFrames; isFirst = false)
    {
        auto& block = caller.begin (LatencyProbe::blockFrames);

        if (isFirst)
            for (int channel = 0; channel < block.getNumChannels(); ++channel)
                block.setSample (channel, 0, impulse);

        caller.process (PluginCaller::Watch::nothing);
        append (answer, caller);
    }

    return answer;
}

double energy (const std::vector<float>& answer, int begin, int end)
{
    double sum = 0.0;

    for (auto index = std::max (0, begin); index < std::min (end, static_cast<int> (answer.size())); ++index)
        sum += static_cast<double> (answer[static_cast<std::size_t> (index)])
               * static_cast<double> (answer[static_cast<std::size_t> (index)]);

    return sum;
}

ObservedLatency compare (const std::vector<float>& answer, int reported)
{
    const auto peak = std::max_element (answer.begin(), answer.end());

    if (*peak <= silence)
        return notMeasurable (reported, "an impulse gives no answer");

    const auto first = std::find_if (answer.begin(), answer.end(),
                                     [limit = onsetShare * *peak] (float level) { return level >= limit; });
    const auto onset = static_cast<int> (first - answer.begin());
    const auto top = static_cast<int> (peak - answer.begin());

    ObservedLatency latency;
    latency.reportedSamples = reported;

    if (reported >= onset - 1 && reported <= top + 1)
    {
        latency.honesty = ObservedLatency::Honesty::honest;
        latency.measuredSamples = reported;
        return latency;
    }

    const auto inPulse = energy (answer, top - pulseFrames, top + pulseFrames + 1);

    if (inPulse < pulseShare * energy (answer, 0, static_cast<int> (answer.size())))
        return notMeasurable (reported, "the answer to an impulse is smeared");

    latency.honesty = ObservedLatency::Honesty::differs;
    latency.measuredSamples = top;
    return latency;
}
} // namespace

ObservedLatency LatencyProbe::measure (PluginCaller& caller)
{
    float loudest = 0.0f;

    // The first block also tells some formats what to report.
    for (int index = 0; index < numSilentBlocks; ++index)
    {
        caller.begin (blockFrames);
        caller.process (PluginCaller::Watch::nothing);
        loudest = std::max (loudest, caller.latestPeak());
    }

    const auto reported = caller.processor().getLatencySamples();

    if (caller.processor().getTotalNumInputChannels() == 0 || caller.numOutputs() == 0)
        return notMeasurable (reported, "it has no audio on both sides");

    if (loudest > silence)
        return notMeasurable (reported, "it sounds without an input");

    if (reported < 0 || reported > mostReported)
        return notMeasurable (reported, "what it reports is no latency");

    return compare (answerOf (caller, reported + framesBeyond), reported);
}

} // namespace lopsided
