#include "LiveTransport.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

// Each relaxed access of this file pairs with the other side's of the same atomic: every one is a figure of its own, and
// none says anything of other memory.
namespace
{
constexpr auto relaxed = std::memory_order_relaxed;
} // namespace

LiveTransport::LiveTransport (State initial) noexcept
    : rolls (initial == State::rolling),
      wantedState (initial)
{}

void LiveTransport::prepare (double sampleRate) noexcept
{
    beginBlock();

    const auto beatsNow = beats();
    frames = std::llround (static_cast<double> (frames) * sampleRate / rate);
    anchorFrames = frames;
    anchorBeats = beatsNow;
    rate = sampleRate;
    publish();
}

void LiveTransport::setState (State state) noexcept
{
    wantedState.store (state, relaxed);
}

LiveTransport::State LiveTransport::state() const noexcept
{
    return wantedState.load (relaxed);
}

void LiveTransport::setTempo (double beatsPerMinute) noexcept
{
    if (std::isfinite (beatsPerMinute))
        wantedTempo.store (std::clamp (beatsPerMinute, slowestTempo, fastestTempo), relaxed);
}

double LiveTransport::tempo() const noexcept
{
    return wantedTempo.load (relaxed);
}

void LiveTransport::rewind() noexcept
{
    wantsRewind.store (true, relaxed);
}

double LiveTransport::positionInBeats() const noexcept
{
    return publishedBeats.load (relaxed);
}

double LiveTransport::positionInSeconds() const noexcept
{
    return publishedSeconds.load (relaxed);
}

void LiveTransport::beginBlock() noexcept
{
    rolls = wantedState.load (relaxed) == State::rolling;

    if (const auto tempoNow = wantedTempo.load (relaxed); tempoNow < rollingTempo || tempoNow > rollingTempo)
    {
        anchorBeats = beats();
        anchorFrames = frames;
        rollingTempo = tempoNow;
    }

    if (wantsRewind.exchange (false, relaxed))
    {
        frames = 0;
        anchorFrames = 0;
        anchorBeats = 0.0;
        publish();
    }
}

void LiveTransport::advance (int numFrames) noexcept
{
    if (rolls)
    {
        frames += numFrames;
        publish();
    }
}

juce::Optional<juce::AudioPlayHead::PositionInfo> LiveTransport::getPosition() const
{
    const auto quarters = beats();
    const auto bar = static_cast<std::int64_t> (std::floor (quarters / beatsPerBar));

    PositionInfo info;
    info.setTimeInSamples (frames);
    info.setTimeInSeconds (static_cast<double> (frames) / rate);
    info.setBpm (rollingTempo);
    info.setTimeSignature (TimeSignature { beatsPerBar, 4 });
    info.setPpqPosition (quarters);
    info.setBarCount (bar);
    info.setPpqPositionOfLastBarStart (static_cast<double> (bar * beatsPerBar));
    info.setIsPlaying (rolls);
    return info;
}

double LiveTransport::beats() const noexcept
{
    return anchorBeats + static_cast<double> (frames - anchorFrames) / rate * rollingTempo / 60.0;
}

void LiveTransport::publish() noexcept
{
    publishedBeats.store (beats(), relaxed);
    publishedSeconds.store (static_cast<double> (frames) / rate, relaxed);
}

} // namespace lopsided
