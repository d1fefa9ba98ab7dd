#pragma once

#include "../library/PluginError.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <cstdint>
#include <vector>

namespace lopsided
{

/** The events of a Standard MIDI File on one time line, in playing order.

    Thread: filled on the message thread; read anywhere while nobody fills it. Realtime: reading is wait-free.
*/
class MidiEventList
{
public:
    static constexpr std::int64_t maximumFileBytes = 16 << 20;
    static constexpr int maximumEventBytes = 512; /**< a longer system-exclusive message is left out */
    static constexpr double maximumSeconds = 24.0 * 60.0 * 60.0;

    struct Event
    {
        double seconds = 0.0;
        std::int64_t sample = 0; /**< at the rate of `setSampleRate` */
        std::uint32_t offset = 0;
        int numBytes = 0;
    };

    /** Reads a file of type 0 or 1. Errors: fileUnreadable. */
    [[nodiscard]] static PluginResult<MidiEventList> read (const juce::File& file);

    /** Rounds every time to a sample, in Hz. */
    void setSampleRate (double sampleRate);

    [[nodiscard]] std::size_t size() const noexcept { return events.size(); }
    [[nodiscard]] const Event& operator[] (std::size_t index) const noexcept { return events[index]; }
    [[nodiscard]] const std::uint8_t* bytes (const Event& event) const noexcept
    {
        return data.data() + event.offset;
    }

    /** Where the file ends, in samples: its last event, the end-of-track marks included. */
    [[nodiscard]] std::int64_t lengthSamples() const noexcept { return endSample; }

private:
    void add (const juce::MidiMessage& message);

    std::vector<Event> events;
    std::vector<std::uint8_t> data;
    double endSeconds = 0.0;
    std::int64_t endSample = 0;
};

} // namespace lopsided
