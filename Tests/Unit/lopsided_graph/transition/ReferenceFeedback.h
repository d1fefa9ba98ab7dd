#pragma once

#include <cstdint>
#include <vector>

namespace lopsided
{

/** All that went into a feedback connection since it was last left out of a block. */
class ReferenceFeedback
{
public:
    /** Takes in a block, when all that it is made of is there. */
    void write (const std::vector<float>& block, std::int64_t position)
    {
        if (begin + static_cast<std::int64_t> (samples.size()) != position)
        {
            samples.clear();
            begin = position;
        }

        samples.insert (samples.end(), block.begin(), block.end());
    }

    /** A sample of the block that comes next, so much earlier. */
    [[nodiscard]] float read (std::int64_t blockPosition, std::int64_t offset, int delaySamples) const
    {
        const auto isContinuous = begin + static_cast<std::int64_t> (samples.size()) == blockPosition;
        const auto index = blockPosition + offset - delaySamples - begin;
        return isContinuous && index >= 0 ? samples[static_cast<std::size_t> (index)] : 0.0f;
    }

private:
    std::vector<float> samples;
    std::int64_t begin = 0;
};

} // namespace lopsided
