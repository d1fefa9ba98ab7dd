#include "WaveformEnvelope.h"

#include <algorithm>

namespace lopsided
{

WaveformEnvelope::WaveformEnvelope (int numChannels)
    : extents (static_cast<std::size_t> (std::max (0, numChannels)))
{}

const std::vector<WaveformEnvelope::Extent>& WaveformEnvelope::channel (int index) const
{
    return extents[static_cast<std::size_t> (index)];
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
                row[index] = { std::min (row[index].lowest, *lowest),
                               std::max (row[index].highest, *highest) };
        }

        frames += count;
        done += count;
    }
}

void WaveformEnvelope::halve()
{
    for (auto& row : extents)
    {
        for (std::size_t from = 0; from < row.size(); ++from)
        {
            const auto source = row[from];
            auto& target = row[from / 2];

            target = from % 2 == 0 ? source
                                   : Extent { std::min (target.lowest, source.lowest),
                                              std::max (target.highest, source.highest) };
        }

        row.resize ((row.size() + 1) / 2);
    }

    extentFrames *= 2;
}

} // namespace lopsided
