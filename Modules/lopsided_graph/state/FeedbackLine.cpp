#include "FeedbackLine.h"

#include <algorithm>

namespace lopsided
{

namespace
{
constexpr std::uint64_t noId = 1; // no tap looks for it by its id
} // namespace

FeedbackLine::FeedbackLine (int maximumBlockSize)
    : delay (maximumBlockSize),
      line (noId, maximumBlockSize, maximumBlockSize)
{}

void FeedbackLine::write (const float* source, int numSamples, std::int64_t position) noexcept
{
    if (line.endOfHistory() != position)
        silentFrom = fromEver;

    line.write (source, numSamples, position);
    silentFromBefore = silentFrom;
    auto end = position;

    for (const auto piece : line.samplesAt (position, numSamples))
    {
        if (piece.empty())
            continue;

        auto* const samples = piece.data();
        end += static_cast<std::int64_t> (piece.size());

        if (! guard.process (&samples, static_cast<int> (piece.size()), OutputGuard::Mode::enforce).isSilent)
            silentFrom = end;
    }
}

void FeedbackLine::reset() noexcept
{
    line.reset();
    guard.reset();
    silentFrom = silentFromBefore = fromEver;
}

FeedbackLine::Content FeedbackLine::read (float* destination, int numSamples,
                                          std::int64_t position) const noexcept
{
    // It may not have been written for a while; and in this block it may have been already.
    if (line.endOfHistory() < position)
    {
        std::fill_n (destination, numSamples, 0.0f);
        return Content::silent;
    }

    const auto wasWritten = line.endOfHistory() > position;
    line.read (destination, numSamples, delay, position);
    return (wasWritten ? silentFromBefore : silentFrom) <= position - delay ? Content::silent
                                                                            : Content::unknown;
}

} // namespace lopsided
