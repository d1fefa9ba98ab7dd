#pragma once

#include "BlockDurations.h"
#include "BlockScan.h"
#include "OffenceTally.h"
#include "ThreadTime.h"
#include "VerifyPlayHead.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <cstdint>
#include <vector>

namespace lopsided
{

/** Calls a plugin's processBlock, and notes what came of it.

    Thread: made on the message thread; the rest on an audio thread (AudioThread), one at a time.
*/
class PluginCaller
{
public:
    enum class Watch
    {
        nothing,  /**< warm up */
        offences, /**< under the real-time trap, which slows offenders down */
        time      /**< how long it takes and whether pages fault, without the trap */
    };

    PluginCaller (juce::AudioProcessor& plugin, double sampleRate, int mostFrames);
    ~PluginCaller();

    PluginCaller (const PluginCaller&) = delete;
    PluginCaller& operator= (const PluginCaller&) = delete;

    /** The next block: all channels, silent, of `numFrames`, to be filled; its MIDI is empty. */
    juce::AudioBuffer<float>& begin (int numFrames);

    /** The next block's MIDI. */
    [[nodiscard]] juce::MidiBuffer& midi() noexcept { return events; }

    /** Processes the block that begin() gave, in place. What the plugin throws is counted. */
    void process (Watch watch);

    /** What the plugin put out: its output channels of the processed block. */
    [[nodiscard]] const juce::AudioBuffer<float>& output() const noexcept { return block; }

    [[nodiscard]] int numOutputs() const noexcept { return plugin.getTotalNumOutputChannels(); }
    [[nodiscard]] double rate() const noexcept { return sampleRate; }
    [[nodiscard]] juce::AudioProcessor& processor() noexcept { return plugin; }

    /** How long the latest block took, in the thread's processor time. */
    [[nodiscard]] double latestMicros() const noexcept { return latest.processor; }

    /** The peak of the latest block's output. */
    [[nodiscard]] float latestPeak() const noexcept { return scanned.peak; }

    /** Adds what was noted since the caller was made. `offences` is what its trapped blocks did. */
    void addTo (ObservedVerdict& verdict, ObservedBlocks& blocks) const;

private:
    void call (Watch watch);
    void noteLatency() noexcept;

    juce::AudioProcessor& plugin;
    const double sampleRate;
    VerifyPlayHead playHead;
    juce::AudioBuffer<float> memory;
    juce::AudioBuffer<float> block; // refers to the beginning of each channel of `memory`
    juce::MidiBuffer events;

    OffenceTally tally;
    BlockDurations durations;
    BlockScan scanned;
    ThreadTime latest;
    std::int64_t numProcessed = 0;
    std::int64_t numWatched = 0;
    std::int64_t numPageFaults = 0;
    std::int64_t numBlocksWithFaults = 0;
    std::int64_t numEscaped = 0;
    std::int64_t numLatencyChanges = 0;
    int latency = 0;
};

} // namespace lopsided
