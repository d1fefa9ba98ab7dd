#pragma once

#include "Blocks.h"

#include <lopsided_graph/lopsided_graph.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace lopsided
{

/** An inlet with the connections that lead into it, played block by block. */
class InletStage
{
public:
    using Event = std::pair<int, std::vector<std::uint8_t>>;
    using Course = MidiPath::Course;

    /** A connection: what it carries in the next block, and what a plan says of it. */
    struct Entry
    {
        juce::MidiBuffer events;
        std::unique_ptr<MidiPath> path = std::make_unique<MidiPath>();
        Course course = Course::open;
        std::uint64_t closingCommit = 0;
        bool isPlanned = true; ///< or the plan does not know it
    };

    explicit InletStage (std::size_t numPaths)
        : entries (numPaths),
          cursors (numPaths)
    {
        MidiRoom::reserve (output);
        sources.reserve (numPaths);
    }

    void add (std::size_t path, const juce::MidiMessage& message, int time = 0)
    {
        entries[path].events.addEvent (message, time);
    }

    void close (std::size_t path, Course course, std::uint64_t commit = 1)
    {
        entries[path].course = course;
        entries[path].closingCommit = commit;
    }

    /** Merges what was added; wait-free. */
    void merge() noexcept
    {
        sources.clear();

        for (auto& entry : entries)
            if (entry.isPlanned)
                sources.push_back ({ &entry.events, entry.path.get(), entry.course, entry.closingCommit });

        inlet.merge (sources, cursors, output, capacity, { drops, total });
    }

    /** Merges what was added, and forgets it. */
    std::vector<Event> play()
    {
        merge();

        for (auto& entry : entries)
            entry.events.clear();

        return eventsOf (output);
    }

    std::vector<Entry> entries;
    MidiInlet inlet;
    MidiDrops drops;
    MidiDrops total;
    int capacity = MidiRoom::capacityBytes;
    juce::MidiBuffer output;

private:
    std::vector<MidiSource> sources;
    std::vector<MidiMergeQueue::Cursor> cursors;
};

/** An event as the tests write it. */
inline InletStage::Event at (int time, const juce::MidiMessage& message)
{
    return { time, { message.getRawData(), message.getRawData() + message.getRawDataSize() } };
}

inline juce::MidiMessage on (int note, int channel = 1)
{
    return juce::MidiMessage::noteOn (channel, note, static_cast<juce::uint8> (100));
}

inline juce::MidiMessage off (int note, int channel = 1)
{
    return juce::MidiMessage { 0x80 + channel - 1, note, 0 };
}

inline juce::MidiMessage cc (int controller, int value, int channel = 1)
{
    return juce::MidiMessage::controllerEvent (channel, controller, value);
}

} // namespace lopsided
