#pragma once

#include <cstdint>
#include <vector>

namespace lopsided
{

/** The smallest and largest sample of each stretch of a signal, for drawing, in bounded memory.

    Thread: one at a time. Cost: amortised O(1) a sample.
*/
class WaveformEnvelope
{
public:
    struct Extent
    {
        float lowest = 0.0f;
        float highest = 0.0f;

        void merge (const Extent& other) noexcept;
    };

    explicit WaveformEnvelope (int numChannels);

    /** Appends numFrames samples of every channel; one pointer a channel. */
    void append (const float* const* channels, int numFrames);

    [[nodiscard]] int numChannels() const noexcept { return static_cast<int> (extents.size()); }
    [[nodiscard]] std::int64_t numFrames() const noexcept { return frames; }

    /** The extent of a channel between two frames; at least that of the stretch that the first one lies in. */
    [[nodiscard]] Extent between (int channel, std::int64_t fromFrame, std::int64_t toFrame) const noexcept;

private:
    static constexpr std::size_t maximumExtents = 16384;

    void halve();

    std::vector<std::vector<Extent>> extents;
    std::int64_t frames = 0;
    int extentFrames = 64;
};

} // namespace lopsided
