#include "DenormalProbe.h"

#include "Budget.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace lopsided
{
namespace
{
constexpr float noisePeak = 0.25f;
constexpr double budgetSeconds = 0.05;
constexpr int numWarmBlocks = 16;
constexpr int numSignalBlocks = 48;
constexpr int numDecayBlocks = 160;
constexpr std::size_t window = 16; // blocks, whose median counts

// From where a float is far from denormal to where it is nothing but one.
constexpr float firstExponent = -32.0f;
constexpr float lastExponent = -44.0f;

double median (std::vector<double> values)
{
    if (values.empty())
        return 0.0;

    const auto middle = values.begin() + static_cast<std::ptrdiff_t> (values.size() / 2);
    std::nth_element (values.begin(), middle, values.end());
    return *middle;
}
} // namespace

void DenormalProbe::takeSignal (PluginCaller& caller, Stimulus& stimulus)
{
    const Budget limit (budgetSeconds);
    std::vector<double> micros;

    for (int index = 0; index < numWarmBlocks + numSignalBlocks && ! limit.isSpent(); ++index)
    {
        stimulus.addNoise (caller.begin (blockFrames), noisePeak);

        if (index == 0)
            stimulus.startNote (caller.midi());

        caller.process (PluginCaller::Watch::nothing);

        if (index >= numWarmBlocks)
            micros.push_back (caller.latestMicros());
    }

    signalMicros = median (std::move (micros));
}

void DenormalProbe::takeDecay (PluginCaller& caller, Stimulus& stimulus)
{
    const Budget limit (budgetSeconds);
    std::vector<double> micros;

    for (int index = 0; index < numDecayBlocks && ! limit.isSpent(); ++index)
    {
        const auto exponent = firstExponent
                              + (lastExponent - firstExponent) * static_cast<float> (index)
                                    / static_cast<float> (numDecayBlocks);
        stimulus.addNoise (caller.begin (blockFrames), std::pow (10.0f, exponent));
        caller.process (PluginCaller::Watch::nothing);
        micros.push_back (caller.latestMicros());

        if (micros.size() == window)
        {
            decayMicros = std::max (decayMicros, median (micros));
            micros.clear();
        }
    }
}

std::optional<double> DenormalProbe::cost() const
{
    if (signalMicros <= 0.0 || decayMicros <= 0.0)
        return std::nullopt;

    return decayMicros / signalMicros;
}

} // namespace lopsided
