#pragma once

#include "BlockInput.h"
#include "IdleTraits.h"

#include <cstdint>
#include <limits>

namespace lopsided
{

/** Says when a node need not be called because nothing goes in and nothing more comes out.

    A node is idle once, while its input was silent, its output has stayed below -100 dBFS for as long as its reported
    tail or one second, whichever is longer, plus its latency (what went in may still be on its way). Never idle without
    opting in: a node without audio inputs or without audio outputs, one that produces MIDI, and one whose tail is
    infinite. It all goes by samples, so the same input gives the same answers at any number of workers.

    Thread: made by the producer; the rest is the rendering side's, one thread at a time, handed over by the
    scheduler. Realtime: wait-free. Cost: about 1 ns. */
class IdleWatch
{
public:
    /** Linear gain: -100 dBFS. An output below it counts as silent. */
    static constexpr float threshold = 1.0e-5f;

    /** The shortest time for which the output has to be silent. */
    static constexpr double shortestSeconds = 1.0;

    IdleWatch (const IdleTraits& traits, double sampleRate) noexcept;

    /** True when the node need not be called in a block with this input: its output is then to be cleared. */
    [[nodiscard]] bool isIdle (BlockInput input) const noexcept
    {
        return input == BlockInput::silent && quietSamples >= requiredSamples;
    }

    /** A block was rendered; `loudest` is the largest output peak, linear gain. */
    void rendered (BlockInput input, float loudest, int numSamples) noexcept
    {
        // Saturates, so that a node that is never skipped does not overflow it.
        if (input != BlockInput::silent || ! (loudest < threshold))
            quietSamples = 0;
        else if (quietSamples < requiredSamples)
            quietSamples += numSamples;
    }

    /** From now on the output is to be silent for the whole time again: after reset(), or a block that was repaired. */
    void restart() noexcept { quietSamples = 0; }

    /** False when it will never be idle: then there is no need to measure its output for it. */
    [[nodiscard]] bool canBeIdle() const noexcept { return requiredSamples != never; }

    /** Samples for which the output has to be silent; only when canBeIdle(). */
    [[nodiscard]] std::int64_t required() const noexcept { return requiredSamples; }

private:
    static constexpr auto never = std::numeric_limits<std::int64_t>::max();

    static std::int64_t requiredFor (const IdleTraits& traits, double sampleRate) noexcept;

    // [message thread]
    std::int64_t requiredSamples;

    // [audio thread]
    std::int64_t quietSamples = 0;
};

} // namespace lopsided
