#pragma once

#include <Host/Live/HeardMidi.h>
#include <Host/Live/MovedControllers.h>
#include <Host/Live/TimedMidiQueue.h>
#include <array>
#include <atomic>
#include <cstdint>
#include <juce_audio_basics/juce_audio_basics.h>
#include <lopsided_engine/audio/MidiLoan.h>
#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_realtime/lopsided_realtime.h>
#include <optional>

namespace lopsided
{

/** The rack's MIDI around the graph: what the DAW and the editor's keyboard send goes in, what the graph plays goes out. While the
    rack is bypassed, what came in goes out in its place, as late as the audio, with the ends of what the graph had begun.

    Thread: as grouped below. Realtime: wait-free where nothing else is said.
*/
class RackMidi
{
public:
    RackMidi(); /**< Realtime: allocates. */

    // [message thread]
    /** While nothing is processed. Realtime: allocates. */
    void prepare (double sampleRate, int maximumBlock);

    /** All that sounds because of the graph's MIDI input ends with the next block. */
    void panic() noexcept { panicIsWanted.store (true, std::memory_order_relaxed); } // pairs with begin()

    /** Sends as if the DAW had. */
    void play (const juce::MidiMessage& message) noexcept;

    /** The oldest message that the graph was given and nobody has taken; some are left out where nobody looks for long. */
    std::optional<HeardMidi> takeHeard() noexcept { return heard.tryPop(); }

    /** Calls `moved (const MovedControllers::Movement&)`: see there. */
    template <typename Function>
    void takeMovements (Function&& moved)
    {
        controllers.take (moved);
    }

    // [audio thread]
    /** Forgets what came in and has not gone out yet. */
    void forget() noexcept { delayed.reset(); }

    /** The buffer that the graph is to be given for a part of a block, from `start` on. */
    juce::MidiBuffer& begin (const juce::MidiBuffer& fromHost, int start, int numFrames) noexcept;

    /** Takes what the graph has made of it. `latency` is in samples. */
    void end (int start, int numFrames, int latency, bool isBypassed) noexcept;

    /** Hands the whole block's output to the host, in its buffer. */
    void giveTo (juce::MidiBuffer& host) noexcept;

private:
    static constexpr std::size_t heardCapacity = 4096;
    static constexpr std::size_t numKeys = 16 * 128;

    void hear (const juce::MidiMessageMetadata& event) noexcept;
    void take (const juce::MidiBuffer& fromHost, int start, int numFrames) noexcept;
    void appendTo (juce::MidiBuffer& buffer, int samplePosition,
                   const juce::MidiMessageMetadata& event) noexcept;
    void addWet (const juce::MidiMessageMetadata& event, int start, bool isBypassed) noexcept;
    void addDry (const juce::MidiMessageMetadata& event, int start, bool isBypassed) noexcept;
    [[nodiscard]] static std::size_t keyOf (const juce::MidiMessageMetadata& event) noexcept;

    // [audio thread]
    juce::MidiBuffer forGraph;
    juce::MidiBuffer direct; // what came in, for the bypass
    juce::MidiBuffer output;
    MidiDelayLine delayed;
    MidiLoan loan;
    MidiDrops drops;
    std::array<bool, numKeys> passed {}; // keys whose note-on went by the graph
    std::int64_t position = 0;

    // [shared]
    TimedMidiQueue keyboard;
    TimedMidiQueue::Sender toKeyboard { keyboard };
    MovedControllers controllers;
    SpscQueue<HeardMidi> heard { heardCapacity };
    std::atomic<bool> panicIsWanted { false };
};

} // namespace lopsided
