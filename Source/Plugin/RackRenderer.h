#pragma once

#include "MacroSender.h"
#include "RackBypass.h"
#include "RackMidi.h"
#include "RackTransport.h"
#include "RackVariant.h"

#include <Host/BlockRecord.h>
#include <Host/Live/OutputStage.h>
#include <atomic>
#include <juce_audio_processors/juce_audio_processors.h>
#include <lopsided_engine/audio/RenderClaim.h>
#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_realtime/lopsided_realtime.h>
#include <optional>

namespace lopsided
{

/** What the rack does in each block: lays the DAW's channels onto the graph's, sends the macros that have moved, renders the
    graph, and makes of it what is heard.

    Thread: as grouped below. Realtime: wait-free where nothing else is said, but for the nodes' own code.
*/
class RackRenderer
{
public:
    /** All outlive it. Thread: message. Realtime: may block. */
    RackRenderer (juce::AudioProcessor& rack, RackVariant variant, GraphProcessor& graph,
                  RackParameters& parameters, RcuCell<MacroTable>& macros);

    // [message thread]
    /** The graph is prepared already. A block that a host has begun meanwhile is waited for; one that it begins now is silent.
        Realtime: allocates. */
    void prepare (double sampleRate, int maximumBlock);

    /** The next block begins by forgetting what came in before, for the bypass. Thread: any. Realtime: wait-free. */
    void reset() noexcept { resetIsWanted.store (true, std::memory_order_relaxed); } // pairs with render()

    /** Whether a block has begun since it was last prepared. Thread: any. Realtime: wait-free. */
    [[nodiscard]] bool hasPlayed() const noexcept
    {
        return played.load (std::memory_order_relaxed); // a flag alone: pairs with render() and prepare()
    }

    [[nodiscard]] RackMidi& midi() noexcept { return rackMidi; }
    [[nodiscard]] MacroSender& macros() noexcept { return macroSender; }
    [[nodiscard]] OutputStage& output() noexcept { return outputStage; }
    [[nodiscard]] RackTransport::Shown transport() const noexcept { return playHead.shown(); }

    /** The oldest block that was noted; noted is only what somebody looks at. */
    std::optional<BlockRecord> takeRecord() noexcept { return records.tryPop(); }
    void setIsWatched (bool isWatched) noexcept
    {
        watched.store (isWatched, std::memory_order_relaxed); // a flag alone: pairs with render()
    }

    // [audio thread]
    enum class Bypass
    {
        byParameter, ///< where the rack's own parameter says so
        on
    };

    /** Blocks of any length, of the channels that the rack has. */
    void render (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi, Bypass wanted) noexcept;

private:
    void renderPart (juce::AudioBuffer<float>& audio, const juce::MidiBuffer& midi, int start, int numFrames,
                     bool isBypassed, BlockRecord& record) noexcept;
    void takeInputs (const juce::AudioBuffer<float>& audio, int start, int numFrames) noexcept;
    void giveOutputs (juce::AudioBuffer<float>& audio, int start, int numFrames) const noexcept;

    juce::AudioProcessor& rack;
    const RackVariant variant;
    GraphProcessor& graph;
    RackParameters& parameters;

    // [shared]
    RenderClaim claim;
    std::atomic<bool> played { false };

    // [audio thread]
    RackMidi rackMidi;
    MacroSender macroSender;
    RackBypass bypass;
    OutputStage outputStage;
    juce::AudioBuffer<float> channels; // the graph's
    double rate = 44100.0;

    // [shared]
    static constexpr std::size_t recordCapacity = 1 << 12;
    RackTransport playHead;
    SpscQueue<BlockRecord> records { recordCapacity };
    std::atomic<bool> watched { false };
    std::atomic<bool> resetIsWanted { false };
};

} // namespace lopsided
