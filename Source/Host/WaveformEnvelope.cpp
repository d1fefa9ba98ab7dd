#include "WaveformEnvelope.h"
#include "NeighbourMerge.h"

#include <algorithm>

namespace lopsided
{

WaveformEnvelope::WaveformEnvelope (int numChannels)
    : extents (static_cast<std::size_t> (std::max (0, numChannels)))
{}

void WaveformEnvelope::Extent::merge (const Extent& other) noexcept
{
    lowest = std::min (lowest, other.lowest);
    highest = std::max (highest, other.highest);
}

WaveformEnvelope::Extent WaveformEnvelope::between (int channel, std::int64_t fromFrame,
                                                    std::int64_t toFrame) const noexcept
{
    const auto& row = extents[static_cast<std::size_t> (channel)];
    const auto first = static_cast<std::size_t> (std::max<std::int64_t> (0, fromFrame) / extentFrames);
    const auto last =
        std::max (first + 1, static_cast<std::size_t> (std::max<std::int64_t> (0, toFrame) / extentFrames));

    if (first >= row.size())
        return {};

    auto all = row[first];

    for (auto index = first + 1; index < std::min (last, row.size()); ++index)
        all.merge (row[index]);

    return all;
}

void WaveformEnvelope::append (const float* const* channels, int numFrames)
{
    for (int done = 0; done < numFrames;)
    {
        const auto index = static_cast<std::size_t> (frames / extentFrames);

        if (index >= maximumExtents)
        {
            halve();
            continue;
        }

        const auto room = extentFrames - static_cast<int> (frames % extentFrames);
        const auto count = std::min (room, numFrames - done);

        for (std::size_t channelIndex = 0; channelIndex < extents.size(); ++channelIndex)
        {
            auto& row = extents[channelIndex];
            const auto* samples = channels[channelIndex] + done;
            const auto [lowest, highest] = std::minmax_element (samples, samples + count);

            if (index >= row.size())
                row.push_back ({ *lowest, *highest });
            else
                row[index].merge ({ *lowest, *highest });
        }

        frames += count;
        done += count;
    }
}

void WaveformEnvelope::halve()
{
    for (auto& row : extents)
        mergeNeighbours (row);

    extentFrames *= 2;
}

} // namespace lopsided
