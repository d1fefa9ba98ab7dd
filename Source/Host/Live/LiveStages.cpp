#include "LiveStages.h"

#include "PanicMessages.h"
#include <algorithm>

namespace lopsided
{

LiveStages::LiveStages() = default;

void LiveStages::prepare (double sampleRate, int maximumBlock, int)
{
    nanosOfFrame = 1.0e9 / sampleRate;
    inputQueue->prepare (sampleRate);
    outputStage.prepare (sampleRate, maximumBlock);
    outputStage.beginSilent();
}

void LiveStages::panic() noexcept
{
    wantsPanic.store (true, std::memory_order_relaxed); // a flag alone: pairs with beforeGraph()
}

void LiveStages::setOutputIsWanted (bool isWanted) noexcept
{
    outputIsWanted.store (isWanted, std::memory_order_relaxed); // a flag alone: pairs with afterGraph()
}

void LiveStages::beforeGraph (juce::MidiBuffer& midi, std::int64_t startNanos, int numFrames) noexcept
{
    for (const auto event : inputQueue->receive (startNanos, numFrames))
    {
        MidiRoom::append (midi, event.samplePosition, event.data, event.numBytes);
        controllers.note (event.data, event.numBytes);

        HeardMidi message;
        message.nanos =
            startNanos
            + static_cast<std::int64_t> (nanosOfFrame * static_cast<double> (event.samplePosition));
        message.numBytes = static_cast<std::uint8_t> (event.numBytes);
        std::copy_n (event.data, event.numBytes, message.bytes.begin());
        heard.tryPush (message); // a look at what comes in, and no more: it counts what does not fit
    }

    // At the end of the block: after all that anybody has played by now.
    if (wantsPanic.exchange (false, std::memory_order_relaxed)) // as panic() says
        addPanic (midi, numFrames - 1);
}

void LiveStages::addPanic (juce::MidiBuffer& midi, int position) noexcept
{
    for (const auto& message : PanicMessages::all())
        MidiRoom::append (midi, position, message.data(), static_cast<int> (message.size()));
}

void LiveStages::afterGraph (juce::AudioBuffer<float>& output, int numChannels, const juce::MidiBuffer& midi,
                             std::int64_t startNanos) noexcept
{
    if (outputIsWanted.load (std::memory_order_relaxed)) // as setOutputIsWanted() says
        for (const auto event : midi)
            toOutput.send (
                { event.data, static_cast<std::size_t> (event.numBytes) },
                startNanos
                    + static_cast<std::int64_t> (nanosOfFrame * static_cast<double> (event.samplePosition)));

    outputStage.process (output, numChannels);
}

} // namespace lopsided
