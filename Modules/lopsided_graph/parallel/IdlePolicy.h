#pragma once

#include "WakeWord.h"
#include "WorkerOptions.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace lopsided
{

/** What a worker without work does next: spin, sleep until the next block is near, or sleep until it is woken.

    Thread: one worker. Realtime: reads the clock. */
class IdlePolicy
{
public:
    using Clock = WakeWord::Clock;

    struct Step
    {
        enum class Kind
        {
            spin,
            sleep
        };

        Kind kind = Kind::spin;
        std::optional<Clock::time_point> end {}; ///< of a sleep; empty for until woken
    };

    explicit IdlePolicy (const WorkerOptions& options) noexcept
        : spinTime (options.spinTime),
          mostLateness (4 * options.spinTime),
          anticipation (options.anticipation)
    {}

    /** The worker has taken a unit of this generation. */
    void tookUnit (std::uint64_t generation, Clock::time_point now) noexcept
    {
        if (generation == lastGeneration)
            return;

        const auto numBlocks = generation - lastGeneration;
        expected = {};

        if (anticipation == Anticipation::ofNextBlock && numBlocks <= mostBlocksBetween)
            expected = now + (now - lastBegin) / static_cast<Clock::rep> (numBlocks);

        lastGeneration = generation;
        lastBegin = now;
    }

    /** The worker has found nothing more to take. */
    void ranOut (Clock::time_point now) noexcept { spinEnd = now + spinTime; }

    /** A sleep with an end is over. By what it lasted too long the worker is the surer to spin when a block comes: a core that
        was idle, above all that of a virtual machine, may take longer to come back than spinTime. It would miss the block, take
        the moment at which it came for the block's beginning, and never be in time again. */
    void woke (Clock::time_point now, Clock::time_point end) noexcept
    {
        // Before the end: by somebody, which says nothing.
        if (now >= end)
            lateness = std::clamp (now - end, lateness - lateness / 16, mostLateness);
    }

    /** What to do now. */
    [[nodiscard]] Step next (Clock::time_point now) noexcept
    {
        if (now < spinEnd)
            return { .kind = Step::Kind::spin };

        const auto margin = spinTime + lateness;

        if (now >= expected + margin)
            return { .kind = Step::Kind::sleep };

        // Once for each block: if it does not come, the worker sleeps until it is woken.
        const auto begin = expected - margin;
        spinEnd = expected + margin;
        expected = {};

        if (now >= begin)
            return { .kind = Step::Kind::spin };

        return { .kind = Step::Kind::sleep, .end = begin };
    }

private:
    static constexpr std::uint64_t mostBlocksBetween = 4; // a worker may find nothing to take in some

    const Clock::duration spinTime, mostLateness;
    const Anticipation anticipation;
    std::uint64_t lastGeneration = 0;
    Clock::time_point lastBegin {};
    Clock::time_point spinEnd {};
    Clock::duration lateness {};   ///< of the end of a sleep: the largest, slowly forgotten
    Clock::time_point expected {}; ///< when the next block begins; long ago if that is not known
};

} // namespace lopsided
