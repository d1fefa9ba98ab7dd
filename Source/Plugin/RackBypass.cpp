#include "RackBypass.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

void RackBypass::prepare (double sampleRate, int numDry)
{
    longestDelay = static_cast<int> (longestDelaySeconds * sampleRate);
    const auto length = juce::nextPowerOfTwo (2 * longestDelay);
    mask = length - 1;
    rings.assign (static_cast<std::size_t> (numDry),
                  std::vector<float> (static_cast<std::size_t> (length), 0.0f));
    blockStart = end = historyBegin = 0;

    amount.reset (sampleRate, fadeSeconds);
    isFirst = true;
    move.reset (sampleRate, fadeSeconds);
    move.setCurrentAndTargetValue (1.0f);
}

void RackBypass::listen (const float* const* input, int numFrames) noexcept
{
    blockStart = end;

    for (std::size_t channel = 0; channel < rings.size(); ++channel)
        for (int frame = 0; frame < numFrames; ++frame)
            rings[channel][static_cast<std::size_t> ((blockStart + frame) & mask)] = input[channel][frame];

    end += numFrames;
}

void RackBypass::process (float* const* output, int numChannels, int numFrames, int latency,
                          bool isWanted) noexcept
{
    followLatency (latency);
    amount.setTargetValue (isWanted ? 1.0f : 0.0f);

    if (std::exchange (isFirst, false))
        amount.setCurrentAndTargetValue (amount.getTargetValue());

    if (! amount.isSmoothing() && ! isWanted)
        return;

    for (int frame = 0; frame < numFrames; ++frame)
    {
        const auto share = amount.getNextValue();
        const auto moved = move.getNextValue();
        const auto numDry = static_cast<int> (rings.size());

        for (int channel = 0; channel < numChannels; ++channel)
        {
            auto heard = 0.0f;

            if (channel < numDry)
            {
                heard = dry (channel, frame - delay);

                if (moved < 1.0f)
                    heard = moved * heard + (1.0f - moved) * dry (channel, frame - oldDelay);
            }

            auto& sample = output[channel][frame];
            sample = share < 1.0f ? sample + share * (heard - sample) : heard;
        }
    }
}

float RackBypass::dry (int channel, int frame) const noexcept
{
    const auto position = blockStart + frame;
    return position < historyBegin
               ? 0.0f
               : rings[static_cast<std::size_t> (channel)][static_cast<std::size_t> (position & mask)];
}

void RackBypass::followLatency (int latency) noexcept
{
    const auto wanted = std::clamp (latency, 0, longestDelay);

    if (wanted == delay || move.isSmoothing())
        return;

    oldDelay = delay;
    delay = wanted;
    move.setCurrentAndTargetValue (amount.isSmoothing() || amount.getTargetValue() > 0.0f ? 0.0f : 1.0f);
    move.setTargetValue (1.0f);
}

} // namespace lopsided
