#include "DelayTaps.h"

#include <algorithm>

namespace lopsided
{

bool DelayTaps::process (const Block& block) noexcept
{
    for (const auto& line : block.lines)
        line->write (block.source, block.numSamples, block.position,
                     block.isSourceSilent ? BlockInput::silent : BlockInput::active);

    const auto wanted = wantedBy (block);
    follow (block, wanted);

    for (int offset = 0; offset < block.numSamples;)
    {
        auto length = block.numSamples - offset;

        if (fadeLength == 0 && current != wanted)
        {
            if (const auto missing = samplesUntilFilled (block, wanted, offset); missing > 0)
            {
                length = std::min (length, missing);
            }
            else
            {
                next = wanted;
                faded = 0;
                fadeLength = block.fadeSamples;

                if (fadeLength == 0)
                    current = wanted;
            }
        }

        if (fadeLength == 0)
        {
            read (block, current, offset, length);
        }
        else
        {
            length = std::min (length, fadeLength - faded);
            crossfade (block, offset, length);
        }

        offset += length;
    }

    return fadeLength == 0 && current == wanted;
}

DelayTaps::Tap DelayTaps::wantedBy (const Block& block) noexcept
{
    return block.delaySamples == 0 ? Tap {} : Tap { block.lines.back()->id(), block.delaySamples };
}

void DelayTaps::follow (const Block& block, const Tap& wanted) noexcept
{
    // A new connection has nothing to fade from; nor has one whose line is gone, because it was not heard meanwhile.
    if (! isHeard || (current.line != 0 && find (block, current.line) == nullptr))
    {
        current = wanted;
        fadeLength = 0;
    }
    else if (fadeLength != 0 && next.line != 0 && find (block, next.line) == nullptr)
    {
        fadeLength = 0;
    }

    isHeard = true;
}

DelayLine* DelayTaps::find (const Block& block, std::uint64_t id) noexcept
{
    for (const auto& line : block.lines)
        if (line->id() == id)
            return line.get();

    return nullptr;
}

int DelayTaps::samplesUntilFilled (const Block& block, const Tap& tap, int offset) noexcept
{
    if (tap.line == 0)
        return 0;

    const auto historyBefore = find (block, tap.line)->historySamples() - block.numSamples + offset;
    return static_cast<int> (std::max<std::int64_t> (0, tap.delaySamples - historyBefore));
}

void DelayTaps::read (const Block& block, const Tap& tap, int offset, int numSamples) noexcept
{
    auto* destination = block.destination + offset;

    if (tap.line != 0)
        find (block, tap.line)->read (destination, numSamples, tap.delaySamples, block.position + offset);
    else if (block.source != block.destination)
        std::copy_n (block.source + offset, numSamples, destination);
}

void DelayTaps::crossfade (const Block& block, int offset, int numSamples) noexcept
{
    // Piece by piece on the stack: the destination may be the source, which one of the taps may read directly.
    constexpr int chunk = 64;
    float to[chunk];

    for (int i = 0; i < numSamples; i += chunk)
    {
        const auto count = std::min (chunk, numSamples - i);
        auto part = block;
        part.source += offset + i;
        part.destination = to;
        part.position += offset + i;
        read (part, next, 0, count);
        read (block, current, offset + i, count);
        auto* from = block.destination + offset + i;

        for (int k = 0; k < count; ++k)
        {
            const auto x = static_cast<float> (faded + k + 1) / static_cast<float> (fadeLength);
            from[k] += (to[k] - from[k]) * x;
        }

        faded += count;
    }

    if (faded == fadeLength)
    {
        current = next;
        fadeLength = 0;
    }
}

} // namespace lopsided
