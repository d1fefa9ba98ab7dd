#pragma once

#include "../render/BufferArena.h"
#include "../state/MidiAdmission.h"
#include "../state/MidiRoom.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <vector>

namespace lopsided
{

/** Where a node is called for a part of its block: buffers that start on cache lines, as whole blocks do (a pointer into
    the middle of one would not), and MIDI as if the part were a block.
    Thread: made by the producer while the node is not rendered; then the thread that renders the node. */
class SplitScratch
{
public:
    /** What a node needs of it. */
    struct Size
    {
        int numChannels = 0;
        int maximumBlockSize = 0;
        bool speaksMidi = false;

        friend bool operator== (const Size&, const Size&) = default;
    };

    SplitScratch() = default;

    /** Realtime: allocates, and touches what it has allocated. */
    explicit SplitScratch (const Size& sizeToHave);

    [[nodiscard]] const Size& size() const noexcept { return room; }

    /** One for each channel. Realtime: wait-free. */
    [[nodiscard]] float* const* channels() const noexcept { return pointers.data(); }

    /** What is lent to the processor for one part. Realtime: wait-free. */
    [[nodiscard]] juce::MidiBuffer& partMidi() noexcept { return part; }

    /** Begins with the MIDI that came in for a block. Realtime: wait-free. */
    void beginMidi (const juce::MidiBuffer& block) noexcept;

    /** Fills partMidi() with the events before `stop` that have not been lent yet, as counted from `start`.
        Realtime: wait-free. */
    void lendMidi (int start, int stop) noexcept;

    /** Takes what the processor made of partMidi(), in a part that began at `start`, to the block's output; what does not
        fit goes by the rules of MidiAdmission. Realtime: wait-free. */
    void collectMidi (int start, int numSamples, MidiRoom::Drops drops) noexcept;

    /** Replaces the block's MIDI by what was collected. Realtime: wait-free. */
    void endMidi (juce::MidiBuffer& block) noexcept;

private:
    // [message thread]
    Size room;

    // [audio thread]
    BufferArena arena;
    std::vector<float*> pointers;
    juce::MidiBuffer part;
    juce::MidiBuffer collected;
    juce::MidiBufferIterator next;
    juce::MidiBufferIterator end;
    MidiAdmission admission { MidiRoom::capacityBytes, MidiRoom::headerBytes };
};

} // namespace lopsided
