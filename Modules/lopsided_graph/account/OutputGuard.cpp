#include "OutputGuard.h"

#include <algorithm>
#include <limits>

namespace lopsided
{

OutputGuard::OutputGuard (int numChannels)
    : trails (numChannels)
{}

OutputGuard::Block OutputGuard::treat (float* const* channels, int numSamples, Mode mode,
                                       Block block) noexcept
{
    if (mode == Mode::watch)
    {
        phase = Phase::open;
        lastBlockWasGood = true;

        if (block.isBad)
        {
            markBadPeaks();
            block.loudest = std::numeric_limits<float>::infinity();
        }
    }
    else if (block.isBad || phase != Phase::open)
    {
        const auto isBad = block.isBad;
        repair (channels, numSamples, isBad ? firstBad (channels, numSamples) : numSamples);
        block = measure (channels, numSamples);
        block.isBad = isBad;
        block.isOpen = false;
        return block;
    }

    remember (channels, numSamples);
    return block;
}

void OutputGuard::skip() noexcept
{
    for (auto& trail : trails)
        trail = {};

    if (phase != Phase::open)
        phase = Phase::silent;

    lastBlockWasGood = true;
}

void OutputGuard::reset() noexcept
{
    for (auto& trail : trails)
        trail = {};

    phase = Phase::open;
    lastBlockWasGood = true;
}

/** What passes unrepaired has an infinite peak. */
void OutputGuard::markBadPeaks() noexcept
{
    for (auto& trail : trails)
        if (SignalScan::isBad (trail.peak))
            trail.peak = std::numeric_limits<float>::infinity();
}

int OutputGuard::firstBad (const float* const* channels, int numSamples) const noexcept
{
    auto first = static_cast<std::size_t> (numSamples);

    for (std::size_t c = 0; c < trails.size(); ++c)
        first = SignalScan::firstBad (channels[c], first);

    return static_cast<int> (first);
}

//======================================================================================================================
void OutputGuard::repair (float* const* channels, int numSamples, int badFrom) noexcept
{
    if (phase == Phase::silent && lastBlockWasGood)
    {
        phase = Phase::opening;
        step = 0;
    }

    auto position = 0;

    if (phase == Phase::opening)
        fadeIn (channels, badFrom);

    if (badFrom < numSamples && (phase == Phase::open || phase == Phase::opening))
    {
        startDecay (channels, badFrom);
        position = badFrom;
    }

    if (phase == Phase::decaying)
        position = decay (channels, position, numSamples);

    if (phase == Phase::silent)
        clear (channels, position, numSamples);

    if (phase != Phase::decaying)
        remember (channels, numSamples);

    lastBlockWasGood = badFrom == numSamples;
}

/** Fades in from the start of the block, up to `end`. The last step's gain is 1: that sample is left alone. */
void OutputGuard::fadeIn (float* const* channels, int end) noexcept
{
    const auto count = std::min (end, fadeSamples - step);

    for (std::size_t c = 0; c < trails.size(); ++c)
        for (auto i = 0; i < count; ++i)
            if (const auto reached = step + i + 1; reached < fadeSamples)
                channels[c][i] *= static_cast<float> (reached) / static_cast<float> (fadeSamples);

    step += count;

    if (step == fadeSamples)
        phase = Phase::open;
}

void OutputGuard::startDecay (const float* const* channels, int position) noexcept
{
    if (position > 0)
        remember (channels, position);

    phase = Phase::decaying;
    step = 0;
}

/** Decays from `position` on and returns where that ends: at `end`, or after its last sample, which is exactly 0. */
int OutputGuard::decay (float* const* channels, int position, int end) noexcept
{
    const auto count = std::min (end - position, fadeSamples - step);

    for (std::size_t c = 0; c < trails.size(); ++c)
        for (auto i = 0; i < count; ++i)
        {
            const auto left = fadeSamples - 1 - step - i;
            const auto gain = static_cast<float> (left) / static_cast<float> (fadeSamples);
            channels[c][position + i] = left > 0 ? trails[c].last * gain : 0.0f; // times 0 it could be -0
        }

    step += count;

    if (step == fadeSamples)
        phase = Phase::silent;

    return position + count;
}

void OutputGuard::clear (float* const* channels, int position, int end) const noexcept
{
    for (std::size_t c = 0; c < trails.size(); ++c)
        std::fill (channels[c] + position, channels[c] + end, 0.0f);
}

} // namespace lopsided
