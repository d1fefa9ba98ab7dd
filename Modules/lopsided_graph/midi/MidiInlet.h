#pragma once

#include "MidiInletState.h"
#include "MidiMergeQueue.h"
#include "MidiRoom.h"
#include "MidiSource.h"
#include "MidiSuccession.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <cstdint>
#include <span>

namespace lopsided
{

/** Where MIDI reaches a destination: one for each incarnation of a node, and one for the graph's own MIDI output. It
    merges the connections that lead there, and sees to it that no note is left hanging:

    * What several connections hold ends when the last of them lets go, and not before. A note counts once for each
      connection, however often it was struck. "All notes off", "all sound off" and "reset all controllers" end what
      their own connection holds.
    * What the inlet has ended itself does not end once more when its own note-off comes; any other release that ends
      nothing passes.
    * A connection that is closed ends what it holds, at once or as its releases come (MidiPath::Course). One that is
      missing, though it held something in the last block, is taken for closed.
    * A release that finds no room in a buffer too small for all of them comes with the next block.

    Thread: made by the producer, then the rendering thread's alone. Realtime: wait-free, fixed memory. */
class MidiInlet
{
public:
    /** Tells which samples of the graph's clock come next, from `position` on; before what belongs to them, and as often as one
        likes. What is held ends with the next merge() when it was away meanwhile: what would have ended it has passed it by.
        Cost: O(1). */
    void enterBlock (std::int64_t position, int numSamples) noexcept;

    /** Replaces the content of `destination` by what comes through the sources: in order of time; of one time in the
        order of the sources. What does not fit into `capacityBytes` goes by the rules of MidiAdmission.
        `scratch` is as long as `sources`. No source may be the destination. All sources of a call have paths of their
        own, which lead to this inlet alone.
        Cost: O(sources + events × log (sources that have any)); a lone source is copied. */
    void merge (std::span<const MidiSource> sources, std::span<MidiMergeQueue::Cursor> scratch,
                juce::MidiBuffer& destination, int capacityBytes, MidiRoom::Drops drops) noexcept;

    /** For the inlet of a new incarnation: the next merge() begins with all that the old one was told for good, and the
        connections that lead to both hold down the same pedals and have the same on its way. Done once for each commit that replaces, whose
        numbers grow; before either inlet merges, in any block that has both. Where several old ones still play, the newest goes
        first, and what an older one knows is out of date; but one that has never merged knows nothing, and is passed over.
        Cost: O(size of the memory). */
    void takeOver (const MidiInlet& predecessor, std::span<const MidiSuccession> paths,
                   std::uint64_t commit) noexcept;

    /** Ends all that sounds with the next merge(), as if every connection were gone for a moment. For a reset, which
        also forgets the releases that wait in delays. Cost: O(1); it is the next merge() that does the work. */
    void endAll() noexcept { ++era; }

    /** What the last merge() wrote did not reach the destination: a suspended node, one that threw or whose lock was missed. What was to end
        will end with the next merge(); when it was told anything for good, it is told all of that again. Note-ons are lost. Cost: O(releases in the block). */
    void markUndelivered() noexcept;

private:
    static constexpr std::int64_t notYet = -1;

    /** What a look at the sources tells, before any event is touched. */
    struct Survey
    {
        MidiMergeQueue queue;
        const MidiSource* lastActive = nullptr;
        int held = 0; ///< by all sources, as far as they had to be asked
        bool isAnyClosed = false;
    };

    [[nodiscard]] Survey survey (std::span<const MidiSource> sources,
                                 std::span<MidiMergeQueue::Cursor> scratch) noexcept;
    [[nodiscard]] bool canCopy (const Survey& found, int capacityBytes) const noexcept;
    void copy (const MidiSource& source, juce::MidiBuffer& destination) noexcept;
    static void reportDone (std::span<const MidiSource> sources) noexcept;

    // [audio thread]
    MidiInletState state;
    std::uint64_t era = 1; ///< of paths: those of another hold nothing here
    std::uint64_t lastSuccession = 0;
    bool hasMerged = false; ///< ever
    bool isChaseDue = false;
    bool hasChased = false; ///< in the last merge()
    std::int64_t blockBegin = notYet;
    std::int64_t blockEnd = notYet;
};

} // namespace lopsided
