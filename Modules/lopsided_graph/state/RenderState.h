#pragma once

#include "../account/BlockAccount.h"
#include "../control/BlockTimeline.h"
#include "../midi/MidiDrops.h"
#include "../midi/MidiInlet.h"
#include "../parallel/SleepingWorkers.h"
#include "PlayHeadRelay.h"
#include "RenderCounters.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>

namespace lopsided
{

/** What changes while a graph plays and belongs to no node: its clock, its play head, the MIDI at its ends.
    Shared by successive sequences. */
class RenderState
{
public:
    /** Thread: producer. */
    RenderState();

    /** Thread: any. Realtime: wait-free. */
    [[nodiscard]] RenderCounters counters() const noexcept;

    /** Thread: rendering; any number of threads that render nodes. Realtime: wait-free. */
    void countException() noexcept;

    /** Thread: rendering; any number of threads that render nodes. Realtime: wait-free. */
    void countMissedLock() noexcept;

    /** Ends a block. Thread: rendering. Realtime: wait-free. */
    void advance (int numSamples) noexcept;

    /** The position after the last block. Thread: any. Realtime: wait-free. */
    [[nodiscard]] std::int64_t publishedPosition() const noexcept;

    /** Makes the graph's account, once. Thread: producer. Realtime: allocates, and measures a clock for 2 ms. */
    void beginAccount (double sampleRate);

    /** Times blocks and names what makes them late. Thread: as BlockAccount says, once it has begun. */
    [[nodiscard]] BlockAccount& account() const noexcept { return *blockAccount; }
    [[nodiscard]] bool hasAccount() const noexcept { return blockAccount != nullptr; }

    /** What all processors of the graph ask for the time, by their own NodePlayHead. Each of those keeps a share, so
        that none is ever left with a dangling one. */
    [[nodiscard]] const std::shared_ptr<PlayHeadRelay>& playHeadRelay() const noexcept { return relay; }

    // [audio thread]
    std::int64_t position = 0;    ///< samples rendered so far, over all sequences
    BlockTimeline transport;      ///< of this block; it stands still where no curve follows the transport
    juce::MidiBuffer graphMidiIn; ///< the host's MIDI, copied, with that of blocks of 0 samples

    /** What each rendering thread lends to processors that neither accept nor produce MIDI: always empty. */
    std::array<juce::MidiBuffer, SleepingWorkers::maximumWorkers + 1> unusedMidi;
    MidiInlet hostMidiInlet; ///< where MIDI reaches the graph's own output

    // [shared]
    MidiDrops midiDrops;     ///< over all nodes, lines and ends
    MidiDrops hostMidiDrops; ///< at the ends of the graph alone

private:
    std::atomic<std::uint64_t> thrown { 0 };
    std::atomic<std::uint64_t> locksMissed { 0 };
    std::atomic<std::int64_t> published { 0 };
    const std::shared_ptr<PlayHeadRelay> relay;
    std::unique_ptr<BlockAccount> blockAccount;
};

} // namespace lopsided
