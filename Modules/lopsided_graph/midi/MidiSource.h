#pragma once

#include "MidiPath.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <cstdint>

namespace lopsided
{

/** One connection into a MidiInlet, as a plan has it in one block. */
struct MidiSource
{
    const juce::MidiBuffer* events = nullptr; ///< never null
    MidiPath* path = nullptr;                 ///< never null
    MidiPath::Course course = MidiPath::Course::open;
    std::uint64_t closingCommit = 0; ///< of a connection that is not open: the commit that closed it
};

} // namespace lopsided
