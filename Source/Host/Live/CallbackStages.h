#pragma once

#include <cstdint>
#include <juce_audio_basics/juce_audio_basics.h>

namespace lopsided
{

class LiveTransport;

/** What a live host does around the graph in each block: MIDI, the transport, and what stands behind the output.

    HostCallback calls it; a device block that is longer than the graph was prepared for comes in several.
*/
class CallbackStages
{
public:
    virtual ~CallbackStages() = default;

    // [message thread]
    /** While no device calls. sampleRate is in Hz; no block is longer than maximumBlock. What is heard begins with a ramp.
        Realtime: may block. */
    virtual void prepare (double sampleRate, int maximumBlock, int numChannels) = 0;

    /** The device is about to go: what is heard ends with a ramp. Realtime: wait-free. */
    virtual void fadeOut() noexcept = 0;

    /** Whether that ramp has ended, and only silence follows until prepare(). Realtime: wait-free. */
    [[nodiscard]] virtual bool isFadedOut() const noexcept = 0;

    /** What the graph asks for its position, and the callback moves on. Outlives the callback. Realtime: wait-free. */
    virtual LiveTransport& transport() noexcept = 0;

    // [audio thread] Realtime: wait-free.
    /** Adds what the graph's MIDI input hears in this block, which began at startNanos of the steady clock. */
    virtual void beforeGraph (juce::MidiBuffer& midi, std::int64_t startNanos, int numFrames) noexcept = 0;

    /** Takes the graph's MIDI output, and makes of its audio what the device plays. All samples are finite. */
    virtual void afterGraph (juce::AudioBuffer<float>& output, int numChannels, const juce::MidiBuffer& midi,
                             std::int64_t startNanos) noexcept = 0;
};

} // namespace lopsided
