#include "SplitScratch.h"

#include <algorithm>
#include <cstdint>

namespace lopsided
{

SplitScratch::SplitScratch (const Size& sizeToHave)
    : room (sizeToHave),
      arena (static_cast<std::size_t> (room.numChannels), room.maximumBlockSize)
{
    for (std::uint32_t channel = 0; channel < arena.numBuffers(); ++channel)
        pointers.push_back (arena.channel (channel));

    pointers.resize (std::max<std::size_t> (1, pointers.size())); // never a null array

    if (room.speaksMidi)
        for (auto* buffer : { &part, &collected })
            MidiRoom::reserve (*buffer);
}

void SplitScratch::beginMidi (const juce::MidiBuffer& block) noexcept
{
    next = block.begin();
    end = block.end();
    collected.clear();
    admission.reset();
}

void SplitScratch::lendMidi (int start, int stop) noexcept
{
    part.clear();

    // There is room: it is as large as what the events come from.
    for (; next != end && (*next).samplePosition < stop; ++next)
        MidiRoom::append (part, std::max (0, (*next).samplePosition - start), (*next).data, (*next).numBytes);
}

void SplitScratch::collectMidi (int start, int numSamples, MidiRoom::Drops drops) noexcept
{
    for (const auto event : part)
    {
        const auto position = start + std::clamp (event.samplePosition, 0, numSamples - 1);

        if (admission.admit (event.data, event.numBytes, MidiRoom::usedBytes (collected)))
            MidiRoom::append (collected, position, event.data, event.numBytes);
        else
            drops.count (MidiAdmission::kindOf (event.data, event.numBytes));
    }
}

void SplitScratch::endMidi (juce::MidiBuffer& block) noexcept
{
    // Both have the same room.
    block.swapWith (collected);
}

} // namespace lopsided
