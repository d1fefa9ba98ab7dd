#include "IdleWatch.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

IdleWatch::IdleWatch (const IdleTraits& traits, double sampleRate) noexcept
    : requiredSamples (requiredFor (traits, sampleRate))
{}

std::int64_t IdleWatch::requiredFor (const IdleTraits& traits, double sampleRate) noexcept
{
    const auto isFinite = std::isfinite (traits.tailSeconds);

    // Without outputs, nothing that is measured would say that it has nothing left to do.
    const auto isOrdinary =
        traits.numAudioInputs > 0 && traits.numAudioOutputs > 0 && ! traits.producesMidi && isFinite;

    if (! isOrdinary && traits.optIn == IdleTraits::OptIn::no)
        return never;

    constexpr auto longestSeconds =
        24.0 * 60.0 * 60.0; // beyond that a reported tail is an error, or means infinite
    const auto seconds = std::clamp (isFinite ? traits.tailSeconds : 0.0, shortestSeconds, longestSeconds);
    return static_cast<std::int64_t> (std::ceil (seconds * sampleRate)) + std::max (0, traits.latencySamples);
}

} // namespace lopsided
