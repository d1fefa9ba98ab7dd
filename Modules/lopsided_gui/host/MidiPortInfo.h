#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** A MIDI input that is there. A value. */
struct MidiPortInfo
{
    juce::String identifier; /**< stays the same while it is plugged in and out */
    juce::String name;
    juce::String system; /**< "JACK" or "ALSA" */
    bool isEnabled = false;

    bool operator== (const MidiPortInfo&) const = default;
};

} // namespace lopsided
