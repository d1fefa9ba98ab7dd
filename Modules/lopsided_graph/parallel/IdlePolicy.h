#pragma once

#include "WakeWord.h"
#include "WorkerOptions.h"

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

    /** What to do now. */
    [[nodiscard]] Step next (Clock::time_point now) noexcept
    {
        if (now < spinEnd)
            return { .kind = Step::Kind::spin };

        if (now >= expected + spinTime)
            return { .kind = Step::Kind::sleep };

        // Once for each block: if it does not come, the worker sleeps until it is woken.
        const auto begin = expected - spinTime;
        spinEnd = expected + spinTime;
        expected = {};

        if (now >= begin)
            return { .kind = Step::Kind::spin };

        return { .kind = Step::Kind::sleep, .end = begin };
    }

private:
    static constexpr std::uint64_t mostBlocksBetween = 4; // a worker may find nothing to take in some

    const Clock::duration spinTime;
    const Anticipation anticipation;
    std::uint64_t lastGeneration = 0;
    Clock::time_point lastBegin {};
    Clock::time_point spinEnd {};
    Clock::time_point expected {}; ///< when the next block begins; long ago if that is not known
};

} // namespace lopsided
