#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

namespace lopsided
{

/** What a plugin is connected by: its buses, and whether it takes and makes MIDI.

    Thread: any, a value. Realtime: allocates. Cost: O(buses).
*/
struct PluginPorts
{
    juce::AudioProcessor::BusesLayout buses;
    bool takesMidi = false;
    bool makesMidi = false;

    /** What a processor has now. Thread: message thread. */
    [[nodiscard]] static PluginPorts of (const juce::AudioProcessor& processor)
    {
        return { processor.getBusesLayout(), processor.acceptsMidi(), processor.producesMidi() };
    }

    bool operator== (const PluginPorts& other) const
    {
        return buses == other.buses && takesMidi == other.takesMidi && makesMidi == other.makesMidi;
    }
};

} // namespace lopsided
