#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace lopsided
{

/** What a delay line knows, and when it came to know it: the samples themselves are kept by ReferenceTaps, for ever. */
struct ReferenceLine
{
    int longestDelay = 0;
    std::int64_t begin = 0; ///< position of the first sample of its continuous history
    std::int64_t end = -1;  ///< one behind the last
};

using ReferenceLines = std::vector<std::shared_ptr<ReferenceLine>>;

/** A way to read a connection: a line and a delay, or directly. */
struct ReferenceTap
{
    const ReferenceLine* line = nullptr;
    int delaySamples = 0;

    friend bool operator== (const ReferenceTap&, const ReferenceTap&) = default;
};

/** All that ever went through a connection, read as late as is wanted, one sample at a time. */
class ReferenceTaps
{
public:
    [[nodiscard]] bool isHeard() const noexcept { return hasBeenHeard; }

    /** It counts as heard without a delay, whether or not a block of it was. */
    void noteHeard() noexcept { hasBeenHeard = true; }

    /** Takes in a block. */
    void write (const std::vector<float>& block, std::int64_t position, const ReferenceLines& lines)
    {
        if (samples.empty())
            origin = position;

        samples.resize (static_cast<std::size_t> (position - origin));
        samples.insert (samples.end(), block.begin(), block.end());

        for (const auto& line : lines)
        {
            if (line->end != position)
                line->begin = position;

            line->end = position + static_cast<std::int64_t> (block.size());
        }
    }

    /** The sample that is heard at a position of the block that was written last. */
    float next (std::int64_t position, const ReferenceTap& wanted, int fadeSamples)
    {
        if (! hasBeenHeard)
            current = wanted;

        hasBeenHeard = true;

        if (length == 0 && current != wanted && isFilled (wanted, position))
        {
            coming = wanted;
            done = 0;
            length = fadeSamples;

            if (length == 0)
                current = wanted;
        }

        const auto from = read (current, position);

        if (length == 0)
            return from;

        const auto x = static_cast<float> (++done) / static_cast<float> (length);
        const auto heard = from + (read (coming, position) - from) * x;

        if (done == length)
        {
            current = coming;
            length = 0;
        }

        return heard;
    }

    [[nodiscard]] bool isSettled (const ReferenceTap& wanted) const noexcept
    {
        return length == 0 && current == wanted;
    }

private:
    [[nodiscard]] static bool isFilled (const ReferenceTap& tap, std::int64_t position) noexcept
    {
        return tap.line == nullptr || position - tap.line->begin >= tap.delaySamples;
    }

    [[nodiscard]] float read (const ReferenceTap& tap, std::int64_t position) const
    {
        return isFilled (tap, position)
                   ? samples[static_cast<std::size_t> (position - tap.delaySamples - origin)]
                   : 0.0f;
    }

    std::vector<float> samples;
    std::int64_t origin = 0; ///< position of the first sample
    bool hasBeenHeard = false;
    ReferenceTap current;
    ReferenceTap coming;
    int done = 0;
    int length = 0; ///< of the fade; 0 while there is none
};

} // namespace lopsided
