#pragma once

#include <lopsided_graph/lopsided_graph.h>

#include <cmath>
#include <numbers>

namespace lopsided
{

/** A gain, one sample at a time, by the formula of the module's README: no pieces, no blocks. */
class ReferenceGain
{
public:
    explicit ReferenceGain (float initialGain, int samplesToWait = 0) noexcept
        : gain (initialGain),
          target (initialGain),
          waiting (samplesToWait)
    {}

    /** Where it is, or goes. */
    [[nodiscard]] float wanted() const noexcept { return target; }

    /** What comes in waits so much longer. */
    void waitFor (int numSamples) noexcept
    {
        if (gain == 0.0f)
            waiting += numSamples;
    }

    void aimAt (float newTarget, int fadeSamples, FadeCurve newCurve) noexcept
    {
        if (newTarget == target)
            return;

        start = gain;
        target = newTarget;
        done = 0;
        total = gain == target ? 0 : fadeSamples;
        curve = newCurve;
    }

    /** The gain of the next sample. */
    float next() noexcept
    {
        const auto mayMove = waiting == 0;
        waiting -= waiting > 0 ? 1 : 0;

        if (! mayMove)
            return gain;

        if (done == total)
            return gain = target;

        ++done;
        const auto x = static_cast<float> (done) / static_cast<float> (total);
        const auto now = start + (target - start) * (curve == FadeCurve::linear ? x : equalPower (x));
        gain = done == total ? target : now;
        return gain == 0.0f ? 0.0f : now;
    }

    [[nodiscard]] bool isSettled() const noexcept { return gain == target && done == total; }

private:
    [[nodiscard]] float equalPower (float x) const noexcept
    {
        const auto angle = x * (std::numbers::pi_v<float> / 2.0f);
        return target > start ? std::sin (angle) : 1.0f - std::cos (angle);
    }

    float gain;
    float target;
    float start = 0.0f;
    int waiting = 0;
    int done = 0;
    int total = 0;
    FadeCurve curve = FadeCurve::linear;
};

} // namespace lopsided
