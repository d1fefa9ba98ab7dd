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

    /** Set by the rendering side while the source is suspended or throws: then nobody would ever end what it began.
        Null for a source to which neither can happen. */
    const bool* isSourceSilenced = nullptr;

    [[nodiscard]] MidiPath::Course courseOfBlock() const noexcept
    {
        const auto isSilenced = isSourceSilenced != nullptr && *isSourceSilenced;
        return isSilenced ? MidiPath::Course::releasing : course;
    }
};

} // namespace lopsided
