#pragma once

#include "CallbackStages.h"
#include "HeardMidi.h"
#include "LiveTransport.h"
#include "MovedControllers.h"
#include "OutputStage.h"
#include "TimedMidiQueue.h"
#include <atomic>
#include <lopsided_realtime/lopsided_realtime.h>
#include <memory>
#include <optional>

namespace lopsided
{

/** The stages of the standalone host: MIDI in and out, the transport, the output.

    Thread: as grouped below; the parts say what is whose. Realtime: wait-free where nothing else is said.
*/
class LiveStages final : public CallbackStages
{
public:
    LiveStages(); /**< Realtime: allocates. */

    // [message thread]
    void prepare (double sampleRate, int maximumBlock, int numChannels) override;
    void fadeOut() noexcept override { outputStage.fadeOut(); }
    [[nodiscard]] bool isFadedOut() const noexcept override { return outputStage.isFadedOut(); }

    /** All that sounds because of the graph's MIDI input ends with the next block. */
    void panic() noexcept;

    /** The oldest message that the graph was given and nobody has taken; some are left out where nobody looks for long. */
    std::optional<HeardMidi> takeHeard() noexcept { return heard.tryPop(); }

    /** Calls `moved (const MovedControllers::Movement&)`: see there. */
    template <typename Function>
    void takeMovements (Function&& moved)
    {
        controllers.take (moved);
    }

    /** Whether somebody takes what comes into midiOutput(). */
    void setOutputIsWanted (bool isWanted) noexcept;

    [[nodiscard]] OutputStage& output() noexcept { return outputStage; }
    LiveTransport& transport() noexcept override { return liveTransport; }
    [[nodiscard]] const LiveTransport& transport() const noexcept { return liveTransport; }

    /** What the graph hears; shared with the threads that send into it. */
    [[nodiscard]] const std::shared_ptr<TimedMidiQueue>& midiInput() const noexcept { return inputQueue; }

    /** What the graph plays, likewise. */
    [[nodiscard]] const std::shared_ptr<TimedMidiQueue>& midiOutput() const noexcept { return outputQueue; }

    // [audio thread]
    void beforeGraph (juce::MidiBuffer& midi, std::int64_t startNanos, int numFrames) noexcept override;
    void afterGraph (juce::AudioBuffer<float>& output, int numChannels, const juce::MidiBuffer& midi,
                     std::int64_t startNanos) noexcept override;

private:
    static constexpr std::size_t heardCapacity = 4096;

    static void addPanic (juce::MidiBuffer& midi, int position) noexcept;

    const std::shared_ptr<TimedMidiQueue> inputQueue = std::make_shared<TimedMidiQueue>();
    const std::shared_ptr<TimedMidiQueue> outputQueue = std::make_shared<TimedMidiQueue>();
    LiveTransport liveTransport;
    OutputStage outputStage;
    MovedControllers controllers;
    SpscQueue<HeardMidi> heard { heardCapacity };

    // [audio thread]
    TimedMidiQueue::Sender toOutput { *outputQueue };
    double nanosOfFrame = 1.0e9 / 44100.0;

    // [shared]
    std::atomic<bool> wantsPanic { false };
    std::atomic<bool> outputIsWanted { false };
};

} // namespace lopsided
