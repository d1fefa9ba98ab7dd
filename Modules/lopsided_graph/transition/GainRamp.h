#pragma once

#include "TransitionOptions.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace lopsided
{

/** A gain on its way: where it is, and where it goes. Ramps count samples, so that they are the same in blocks of any
    size. Thread: made by the producer, then the rendering side's alone. Realtime: wait-free. */
class GainRamp
{
public:
    /** Samples that go the same way. */
    struct Piece
    {
        enum class Kind
        {
            zero,
            one,
            ramp
        };

        Kind kind = Kind::one;
        int numSamples = 0;

        // Of a ramp: sample k, counted from 0, has the gain start + change * shape ((done + k + 1) / total).
        float start = 0.0f;
        float change = 0.0f;
        int done = 0;
        int total = 1;
        FadeCurve curve = FadeCurve::linear;

        [[nodiscard]] float gainAt (int k) const noexcept
        {
            const auto x = static_cast<float> (done + k + 1) / static_cast<float> (total);
            return start + change * (curve == FadeCurve::linear ? x : equalPower (x, change));
        }

    private:
        [[nodiscard]] static float equalPower (float x, float direction) noexcept
        {
            const auto angle = x * (std::numbers::pi_v<float> / 2.0f);
            return direction > 0.0f ? std::sin (angle) : 1.0f - std::cos (angle);
        }
    };

    explicit GainRamp (float initialGain, int samplesToWait = 0) noexcept
        : gain (initialGain),
          target (initialGain),
          waiting (samplesToWait)
    {}

    /** What is at 0 waits so many samples longer before it comes in. */
    void waitFor (int numSamples) noexcept
    {
        if (gain == 0.0f)
            waiting += numSamples;
    }

    /** Sets off for a gain, from where it is. Does nothing when it is on the way there. */
    void aimAt (float newTarget, int fadeSamples, FadeCurve newCurve) noexcept
    {
        if (newTarget == target)
            return;

        start = gain;
        target = newTarget;
        curve = newCurve;
        done = 0;
        total = gain == target ? 0 : fadeSamples;

        if (total == 0 && waiting == 0)
            gain = target;
    }

    [[nodiscard]] bool isSettled() const noexcept { return gain == target && done == total; }

    /** The next piece, of at most so many samples; does not move on. A ramp waits until what it lets in is there. */
    [[nodiscard]] Piece peek (int maximumSamples) const noexcept
    {
        if (waiting > 0)
            return constant (std::min (waiting, maximumSamples));

        if (done == total)
            return constant (maximumSamples);

        // The last sample of a way out is at exactly 0, and what is at 0 is left out.
        const auto numRamped = target == 0.0f ? total - done - 1 : total - done;

        if (numRamped == 0)
            return { .kind = Piece::Kind::zero, .numSamples = 1 };

        return {
            Piece::Kind::ramp, std::min (numRamped, maximumSamples), start, target - start, done, total, curve
        };
    }

    /** Moves on by a piece, or a part of it. */
    void advance (const Piece& piece, int numSamples) noexcept
    {
        const auto isMoving = waiting == 0 && done < total;
        waiting = std::max (0, waiting - numSamples);

        if (isMoving && piece.kind == Piece::Kind::ramp)
            gain = piece.gainAt (numSamples - 1);

        if (isMoving)
            done += numSamples;

        if (done == total && waiting == 0)
            gain = target;
    }

private:
    [[nodiscard]] Piece constant (int numSamples) const noexcept
    {
        if (gain == 0.0f)
            return { Piece::Kind::zero, numSamples };

        if (gain == 1.0f)
            return { Piece::Kind::one, numSamples };

        return { Piece::Kind::ramp, numSamples, gain, 0.0f, 0, 1, FadeCurve::linear };
    }

    float gain = 1.0f; ///< of the last sample
    float target = 1.0f;
    float start = 1.0f;
    int waiting = 0; ///< samples until a ramp may begin
    int done = 0;
    int total = 0;
    FadeCurve curve = FadeCurve::linear;
};

} // namespace lopsided
