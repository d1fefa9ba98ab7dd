#pragma once

#include <juce_audio_basics/juce_audio_basics.h>

#include <cstddef>
#include <cstdint>
#include <span>

namespace lopsided
{

/** The events of several buffers in order of time; those of one time in the order of their sources. A heap in memory
    that the caller lends.
    Thread: rendering. Realtime: wait-free. Cost: O(log sources) an event; O(1) while one source is left. */
class MidiMergeQueue
{
public:
    /** Where the queue stands in one source. */
    struct Cursor
    {
        juce::MidiBufferIterator next;
        juce::MidiBufferIterator end;
        int position = 0; ///< of the next event
        std::uint32_t source = 0;
    };

    explicit MidiMergeQueue (std::span<Cursor> scratch) noexcept
        : cursors (scratch)
    {}

    /** Adds a source with at least one event. All are added before the first event is taken, in the order of their
        numbers. */
    void add (std::uint32_t source, const juce::MidiBuffer& events) noexcept
    {
        cursors[size++] = { events.begin(), events.end(), (*events.begin()).samplePosition, source };
    }

    /** What is added becomes a heap. */
    void begin() noexcept;

    [[nodiscard]] bool isEmpty() const noexcept { return size == 0; }
    [[nodiscard]] std::size_t numSources() const noexcept { return size; }

    /** The source of the next event. */
    [[nodiscard]] std::uint32_t source() const noexcept { return cursors[0].source; }
    [[nodiscard]] juce::MidiMessageMetadata event() const noexcept { return *cursors[0].next; }

    /** Goes on to the event after that. */
    void advance() noexcept;

private:
    [[nodiscard]] static bool isBefore (const Cursor& a, const Cursor& b) noexcept
    {
        return a.position != b.position ? a.position < b.position : a.source < b.source;
    }

    void sink (std::size_t place) noexcept;

    std::span<Cursor> cursors;
    std::size_t size = 0;
};

} // namespace lopsided
