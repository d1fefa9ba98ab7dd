#pragma once

#include "BlockRecord.h"
#include "CallbackGuard.h"
#include "Live/CallbackStages.h"
#include "Live/LiveTransport.h"
#include "Recorder.h"
#include <atomic>
#include <cstdint>
#include <juce_audio_devices/juce_audio_devices.h>
#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_realtime/lopsided_realtime.h>
#include <optional>

namespace lopsided
{

/** The host's audio callback: renders the graph into the device and notes how long that took.

    Straight on the juce::AudioIODevice. In its callback it makes no system call, takes no lock and touches no heap;
    everything it has to tell goes into wait-free queues. Device blocks of any length and any number of channels are taken:
    longer ones are rendered in pieces, inputs that the device lacks are silent.
*/
class HostCallback final : public juce::AudioIODeviceCallback
{
public:
    /** Thread: message. The graph is prepared already and stays prepared while a device calls. recorder and stages may be
        null; without stages there is no MIDI, and a transport that rolls from the start. Stages are prepared here. */
    HostCallback (GraphProcessor& graph, CallbackGuard& guard, Recorder* recorder, double sampleRate,
                  int blockSize, CallbackStages* stages = nullptr);
    ~HostCallback() override;

    HostCallback (const HostCallback&) = delete;
    HostCallback& operator= (const HostCallback&) = delete;

    // [audio thread]
    void audioDeviceIOCallbackWithContext (
        const float* const* inputs, int numInputs, float* const* outputs, int numOutputs, int numFrames,
        const juce::AudioIODeviceCallbackContext& context) noexcept override;

    // [message thread], or the device's own when it dies
    void audioDeviceAboutToStart (juce::AudioIODevice* device) override;
    void audioDeviceStopped() override;
    void audioDeviceError (const juce::String& message) override;

    // [message thread]
    /** Takes the oldest block that was noted; empty when all are taken. Realtime: wait-free. */
    std::optional<BlockRecord> takeRecord() noexcept { return records.tryPop(); }

    /** Blocks rendered so far. */
    [[nodiscard]] std::uint64_t blocks() const noexcept
    {
        return numBlocks.load (
            std::memory_order_relaxed); // a counter: pairs with the fetch_add after each block
    }

    /** Frames rendered so far. */
    [[nodiscard]] std::uint64_t frames() const noexcept
    {
        return numFramesRendered.load (std::memory_order_relaxed); // a counter, as above
    }

    /** Blocks whose record found no room because the message loop was not served for long. */
    [[nodiscard]] std::uint64_t droppedRecords() const noexcept { return records.overflows(); }

    /** Whether a device calls, as far as it said. */
    [[nodiscard]] bool isRunning() const noexcept { return running; }

private:
    // [audio thread]
    void render (const float* const* inputs, int numInputs, float* const* outputs, int numOutputs, int start,
                 int numFrames, BlockRecord& record) noexcept;
    void process (juce::AudioBuffer<float>& block, int graphOutputs, std::int64_t startNanos,
                  BlockRecord& record) noexcept;

    GraphProcessor& processor;
    CallbackGuard& callbackGuard;
    Recorder* const blockRecorder;
    const double rate;
    const int maximumBlock;
    CallbackStages* const liveStages;
    LiveTransport ownTransport { LiveTransport::State::rolling };
    LiveTransport& transport;
    juce::AudioBuffer<float> scratch;
    juce::MidiBuffer midi;

    // [shared]
    static constexpr std::size_t recordCapacity = 1 << 16;
    SpscQueue<BlockRecord> records { recordCapacity };
    std::atomic<std::uint64_t> numBlocks { 0 };
    std::atomic<std::uint64_t> numFramesRendered { 0 };
    std::atomic<bool> running { false };
};

} // namespace lopsided
