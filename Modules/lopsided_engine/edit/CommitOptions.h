#pragma once

#include <lopsided_graph/lopsided_graph.h>

#include <chrono>

namespace lopsided
{

/** How a transaction is committed when others have committed since it was begun. */
enum class WhenOvertaken
{
    replay, ///< make the recorded edits again on the current model; refuse the whole if one of them no longer can be
    refuse ///< refuse the whole
};

/** What the caller of Transaction::commit may choose: how what plays changes over.
    Thread: a value, any. Realtime: wait-free. Cost: O(1). */
struct CommitOptions
{
    using Seconds = std::chrono::duration<double>;

    /** The length of each ramp; 0 changes over at once. */
    Seconds fade = std::chrono::milliseconds { 10 };

    Tails tails = Tails::ring;
    Notes notes = Notes::release;
    FadeCurve curve = FadeCurve::linear;

    /** After so long a removed node that still sounds fades out. */
    Seconds ringCap = std::chrono::seconds { 10 };

    WhenOvertaken whenOvertaken = WhenOvertaken::replay;

    /** Changes over from one sample to the next. */
    static CommitOptions atOnce()
    {
        CommitOptions options;
        options.fade = Seconds { 0 };
        options.tails = Tails::cut;
        return options;
    }

    /** The same in samples; `sampleRate` is in Hz. */
    TransitionOptions transitionAt (double sampleRate) const noexcept
    {
        return { .fadeSamples = samples (fade, sampleRate),
                 .tails = tails,
                 .notes = notes,
                 .curve = curve,
                 .ringCapSamples = samples (ringCap, sampleRate) };
    }

private:
    static int samples (Seconds duration, double sampleRate) noexcept
    {
        constexpr auto most = 1.0e9;
        return juce::roundToInt (juce::jlimit (0.0, most, duration.count() * sampleRate));
    }
};

} // namespace lopsided
