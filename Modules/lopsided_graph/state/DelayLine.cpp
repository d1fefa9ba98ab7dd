#include "DelayLine.h"

#include <algorithm>
#include <bit>

namespace lopsided
{

namespace
{
std::size_t ringSizeFor (int delaySamples, int maximumBlockSize)
{
    // Before a block is read, all of it is written: both the block and the delay have to fit.
    return std::bit_ceil (static_cast<std::size_t> (delaySamples)
                          + static_cast<std::size_t> (maximumBlockSize));
}
} // namespace

DelayLine::DelayLine (std::uint64_t idOfLine, int delaySamples, int maximumBlockSize)
    : number (idOfLine),
      ring (ringSizeFor (delaySamples, maximumBlockSize)),
      longestDelay (static_cast<int> (ring.size()) - maximumBlockSize)
{}

void DelayLine::write (const float* source, int numSamples, std::int64_t position, BlockInput input) noexcept
{
    if (position != nextPosition)
        reset();

    nextPosition = position + numSamples;
    continuousSamples += numSamples;
    silentSamples = input == BlockInput::silent ? silentSamples + numSamples : 0;

    const auto [first, second] = samplesAt (position, numSamples);
    std::copy_n (source, first.size(), first.data());
    std::copy_n (source + first.size(), second.size(), second.data());
}

std::array<std::span<float>, 2> DelayLine::samplesAt (std::int64_t position, int numSamples) noexcept
{
    const auto count = static_cast<std::size_t> (numSamples);
    const auto start = static_cast<std::size_t> (position) & (ring.size() - 1);
    const auto beforeWrap = std::min (count, ring.size() - start);
    return { std::span { ring.data() + start, beforeWrap }, std::span { ring.data(), count - beforeWrap } };
}

void DelayLine::read (float* destination, int numSamples, int delaySamples,
                      std::int64_t position) const noexcept
{
    // The history begins continuousSamples before nextPosition; what would come from earlier is silence.
    const auto from = position - delaySamples;
    const auto missing = std::clamp<std::int64_t> (nextPosition - continuousSamples - from, 0, numSamples);
    const auto silent = static_cast<std::size_t> (missing);
    const auto count = static_cast<std::size_t> (numSamples) - silent;
    const auto start = static_cast<std::size_t> (from + missing) & (ring.size() - 1);
    const auto beforeWrap = std::min (count, ring.size() - start);

    std::fill_n (destination, silent, 0.0f);
    std::copy_n (ring.data() + start, beforeWrap, destination + silent);
    std::copy_n (ring.data(), count - beforeWrap, destination + silent + beforeWrap);
}

} // namespace lopsided
