#pragma once

#include "ChannelArray.h"
#include "SignalScan.h"

#include <lopsided_realtime/annotations/Annotations.h>

#include <cstddef>
#include <cstdint>

namespace lopsided
{

/** Stands at the output of one node, or of one feedback connection: measures the peak of every channel and, when it
    is to enforce, lets no NaN and no infinity through.

    From the first bad sample on (in whichever channel) all channels together decay from the sample that went out last
    to exact zeros, linearly over `fadeSamples`; they stay silent while anything is bad, and fade in, again over
    `fadeSamples`, with the block after the first block that was good as a whole and began or ended in silence. Ramps
    count samples, so they are the same whatever the block sizes. While all is well the samples are not touched.

    Thread: made by the producer, with all its memory; the rest is the rendering side's, one thread at a time, handed
    from thread to thread by the scheduler. Realtime: wait-free but for the constructor and destructor. */
class OutputGuard
{
public:
    /** Samples of the decay and of the fade in. */
    static constexpr int fadeSamples = 64;

    enum class Mode
    {
        watch,  ///< measures only; a NaN or an infinity passes
        enforce ///< repairs as well
    };

    /** What one block was. */
    struct Block
    {
        float loudest = 0.0f; ///< linear gain: the largest peak of any channel, after the repair
        bool isSilent = true; ///< all samples that go out are 0 or -0
        bool isBad = false;   ///< NaN or infinite samples came in
        bool isOpen = true;   ///< samples went out as they came in; false in a decay, silence or fade in
    };

    /** Realtime: allocates. */
    explicit OutputGuard (int numChannels);

    /** Looks at a block and, in Mode::enforce, repairs it in place. `channels` has at least numChannels() pointers. A
        block has a sample at least.
        Cost: one pass over the samples, about 12 ns for a stereo block of 64; some hundred when it has to repair. */
    Block process (float* const* channels, int numSamples, Mode mode) noexcept
    {
        const auto block = look (channels, numSamples);
        return isToBeTreated (block) ? treat (channels, numSamples, mode, block) : block;
    }

    /** The first half of process: all of it, for a block that is not to be treated. */
    Block look (const float* const* channels, int numSamples) noexcept
    {
        const auto block = measure (channels, numSamples);

        if (! isToBeTreated (block)) [[likely]]
            remember (channels, numSamples);

        return block;
    }

    /** Whether a block that was looked at is not simply passed on. */
    [[nodiscard]] bool isToBeTreated (const Block& block) const noexcept
    {
        return block.isBad || phase != Phase::open;
    }

    /** The second half of process, for a block that is to be treated. */
    LOPSIDED_COLD Block treat (float* const* channels, int numSamples, Mode mode, Block block) noexcept;

    /** Instead of process(), for a block that was cleared and not rendered: a good block of silence, in which a decay or
        a fade in under way ends. */
    void skip() noexcept;

    /** Forgets what went on: the next block is the first. */
    void reset() noexcept;

    /** True while samples go out as they come in. */
    [[nodiscard]] bool isOpen() const noexcept { return phase == Phase::open; }

    /** The peak of a channel in the last processed block, linear gain; infinite when a NaN or an infinity passed. */
    [[nodiscard]] float peak (int channel) const noexcept
    {
        return trails[static_cast<std::size_t> (channel)].peak;
    }

    [[nodiscard]] int numChannels() const noexcept { return static_cast<int> (trails.size()); }

    /** Where the state of the channels lies: to fetch it ahead of its use. */
    [[nodiscard]] const void* storage() const noexcept { return trails.data(); }

private:
    enum class Phase : std::uint8_t
    {
        open,
        decaying,
        silent,
        opening
    };

    /** What a block leaves behind in a channel. */
    struct Trail
    {
        float last = 0.0f; ///< the sample that went out last; in a decay, the one that it starts from
        float peak = 0.0f;
    };

    /** One pass over the samples. */
    Block measure (const float* const* channels, int numSamples) noexcept
    {
        SignalScan scan;
        scan.addAll (channels, trails.size(), static_cast<std::size_t> (numSamples),
                     [trail = trails.data()] (std::size_t c, float peak) { trail[c].peak = peak; });
        return { .loudest = scan.loudest(), .isSilent = scan.isSilent(), .isBad = scan.hasBad() };
    }

    /** Keeps the last sample of each channel. */
    void remember (const float* const* channels, int numSamples) noexcept
    {
        auto* const trail = trails.data();

        for (std::size_t c = 0; c < trails.size(); ++c)
            trail[c].last = channels[c][numSamples - 1];
    }

    void markBadPeaks() noexcept;
    [[nodiscard]] int firstBad (const float* const* channels, int numSamples) const noexcept;
    void repair (float* const* channels, int numSamples, int badFrom) noexcept;
    void fadeIn (float* const* channels, int end) noexcept;
    void startDecay (const float* const* channels, int position) noexcept;
    int decay (float* const* channels, int position, int end) noexcept;
    void clear (float* const* channels, int position, int end) const noexcept;

    // [audio thread]
    ChannelArray<Trail> trails;
    int step = 0; ///< samples into the decay or the fade in
    Phase phase = Phase::open;
    bool lastBlockWasGood = true;
};

} // namespace lopsided
