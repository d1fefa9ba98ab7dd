#pragma once

#include "../BlockRecord.h"
#include "../DurationHistogram.h"
#include <cstdint>
#include <vector>

namespace lopsided
{

/** What share of its deadline each block took, as a user watches it: since the last reset, and along the last minute.

    Thread: message. Cost: add is O(1); percentile O(bins).
*/
class LoadFigures
{
public:
    static constexpr double spanSeconds = 0.05;
    static constexpr std::size_t mostSpans = 1200; // a minute that nobody looked at

    void add (const BlockRecord& record);
    void reset();

    /** The worst load of each span since the last look, oldest first. */
    [[nodiscard]] std::vector<float> takeLoads();

    /** The largest sample since the last look, linear. */
    [[nodiscard]] float takePeak() noexcept;

    [[nodiscard]] double mean() const noexcept;
    [[nodiscard]] double percentile (double fraction) const noexcept;
    [[nodiscard]] double worst() const noexcept { return largest; }
    [[nodiscard]] std::uint64_t blocks() const noexcept { return numBlocks; }
    [[nodiscard]] std::uint64_t lateBlocks() const noexcept { return numLate; }

private:
    DurationHistogram histogram; // of loads: a load of 1 is a second
    double sumOfLoads = 0.0;
    double largest = 0.0;
    std::uint64_t numBlocks = 0;
    std::uint64_t numLate = 0;

    std::vector<float> spans;
    double secondsInSpan = 0.0;
    float worstInSpan = 0.0f;
    float peak = 0.0f;
};

} // namespace lopsided
