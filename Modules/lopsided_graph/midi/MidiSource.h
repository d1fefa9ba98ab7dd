#pragma once

#include "../transition/RingState.h"
#include "MidiPath.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <cstdint>

namespace lopsided
{

/** One connection into a MidiInlet, as a plan has it. */
struct MidiSource
{
    const juce::MidiBuffer* events = nullptr; ///< never null
    MidiPath* path = nullptr;                 ///< never null
    MidiPath::Course course = MidiPath::Course::open;
    std::uint64_t closingCommit = 0; ///< of a connection that is not open: the commit that closed it
    const RingState* ring = nullptr; ///< of a node that rings: what it holds is held no longer than its cap
    RingState::Ring limit {};

    /** The course in this block. Thread: rendering, after the node that the events come from. Realtime: wait-free. */
    [[nodiscard]] MidiPath::Course courseNow() const noexcept
    {
        const auto isTimeUp = course == MidiPath::Course::holding && ring != nullptr && ring->isAtCap (limit);
        return isTimeUp ? MidiPath::Course::releasing : course;
    }
};

} // namespace lopsided
