#pragma once

#include <juce_audio_basics/juce_audio_basics.h>

#include <cstdint>
#include <optional>

namespace lopsided
{

/** Where a transport stands some samples after the moment that a host's play head speaks of: the one place where a
    position is advanced, for later parts of a block and for automation. Sample rates are in Hz.
    Thread: any. Realtime: wait-free. Cost: O(1), some divisions. */
namespace TransportPosition
{
using PositionInfo = juce::AudioPlayHead::PositionInfo;
using Position = juce::Optional<PositionInfo>;

/** A loop that the transport is in and will come to the end of. */
struct Loop
{
    double samplesPerQuarter = 0.0;
    double endQuarters = 0.0;
    double lengthQuarters = 0.0;

    /** What a host's quarters may be off the sample that they mean. */
    static constexpr double toleranceSamples = 1.0e-3;
};

/** Nothing when it does not loop, when the host does not say enough, or when the loop's end has been passed. */
[[nodiscard]] std::optional<Loop> findLoop (const PositionInfo& position, double sampleRate) noexcept;

/** The position `numSamples` later: samples, seconds, quarters by the tempo, the bar by the time signature; from the end
    of a loop it goes on at its start. A transport that stands still stays where it is; the host's clock goes on. */
[[nodiscard]] Position advance (Position position, int numSamples, double sampleRate) noexcept;
} // namespace TransportPosition

} // namespace lopsided
