#include "CallbackRenderer.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace lopsided
{

CallbackRenderer::CallbackRenderer (RcuCell<RenderSequence>& cell,
                                    std::shared_ptr<RenderFigures> sharedFigures)
    : figures (std::move (sharedFigures)),
      reader (cell)
{
    prepare (prepared);
}

void CallbackRenderer::prepare (const RenderSettings& settings)
{
    figures->claim.take();

    prepared = settings;
    prepared.workers = nullptr; // sequences keep their own
    inputs.resize (static_cast<std::size_t> (settings.numInputs));
    outputs.resize (static_cast<std::size_t> (settings.numOutputs));
    loan.prepare();

    for (auto* buffer : { &partIn, &partOut, &gathered })
        MidiRoom::reserve (*buffer);

    // Relaxed: whoever renders next takes the claim after us.
    isResetRequested.store (false, std::memory_order_relaxed);
    figures->claim.giveBack();
}

void CallbackRenderer::render (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi,
                               juce::AudioPlayHead* playHead) noexcept
{
    const juce::ScopedNoDenormals noDenormals;

    if (! figures->claim.tryTake())
    {
        RenderFigures::increment (figures->concurrentRenders);
        audio.clear();
        midi.clear();
        return;
    }

    // Everything that uses this object happens before the claim is given back: the destructor waits for that.
    {
        const RcuCell<RenderSequence>::ReadGuard sequence { reader };

        if (sequence)
            renderSequence (*sequence, audio, midi, playHead);
        else
            silence (audio, midi);

        RenderFigures::increment (figures->blocks);
    }

    figures->claim.giveBack();
}

BlockAccount::Pace CallbackRenderer::pace() const noexcept
{
    // Relaxed, paired with the store in setMayAllocate: where allocating is allowed, nobody waits.
    return allocationAllowed.load (std::memory_order_relaxed) ? BlockAccount::Pace::offline
                                                              : BlockAccount::Pace::realtime;
}

void CallbackRenderer::renderSequence (const RenderSequence& sequence, juce::AudioBuffer<float>& audio,
                                       juce::MidiBuffer& midi, juce::AudioPlayHead* playHead) noexcept
{
    resetIfRequested (sequence);

    if (audio.getNumSamples() > sequence.maximumBlockSize())
    {
        renderInParts (sequence, audio, midi, playHead);
    }
    else
    {
        const auto capacity = roomFor (midi);
        const auto numChannels = audio.getNumChannels();

        sequence.render ({ .inputs = audio.getArrayOfReadPointers(),
                           .numInputs = std::min (numChannels, prepared.numInputs),
                           .outputs = audio.getArrayOfWritePointers(),
                           .numOutputs = std::min (numChannels, prepared.numOutputs),
                           .midiIn = midi,
                           .midiOut = midi,
                           .numSamples = audio.getNumSamples(),
                           .playHead = playHead,
                           .pace = pace(),
                           .observer = observer.load (std::memory_order_acquire), // pairs with setObserver
                           .midiOutCapacityBytes = capacity });
    }

    clearBeyond (audio);
}

void CallbackRenderer::renderInParts (const RenderSequence& sequence, juce::AudioBuffer<float>& audio,
                                      juce::MidiBuffer& midi, juce::AudioPlayHead* playHead) noexcept
{
    const auto numSamples = audio.getNumSamples();
    const auto capacity = std::min (roomFor (midi), MidiRoom::capacityBytes);
    auto event = midi.cbegin(); // only now: making room may move the events
    gathered.clear();

    for (int start = 0; start < numSamples;)
    {
        const auto length = std::min (sequence.maximumBlockSize(), numSamples - start);
        const auto stop = start + length;

        // The last part takes what is stamped beyond the block as well.
        event = takeEvents (event, midi.cend(), start,
                            stop < numSamples ? stop : std::numeric_limits<int>::max());

        std::optional<PartPlayHead> partPlayHead;

        if (playHead != nullptr)
            partPlayHead.emplace (*playHead, start, prepared.sampleRate);

        // What a part may put out is what the caller has room for: a release that does not fit is owed by the output,
        // which ends the note in a later block.
        renderPart (sequence, audio, { start, length }, partPlayHead.has_value() ? &*partPlayHead : nullptr,
                    capacity - MidiRoom::usedBytes (gathered));
        gather (partOut, start, gathered);
        start = stop;
    }

    midi.clear();
    gather (gathered, 0, midi);
}

void CallbackRenderer::renderPart (const RenderSequence& sequence, juce::AudioBuffer<float>& audio, Part part,
                                   juce::AudioPlayHead* playHead, int midiOutCapacityBytes) noexcept
{
    const auto numChannels = static_cast<std::size_t> (audio.getNumChannels());
    const auto numInputs = std::min (numChannels, inputs.size());
    const auto numOutputs = std::min (numChannels, outputs.size());

    for (std::size_t channel = 0; channel < numInputs; ++channel)
        inputs[channel] = audio.getReadPointer (static_cast<int> (channel), part.start);

    for (std::size_t channel = 0; channel < numOutputs; ++channel)
        outputs[channel] = audio.getWritePointer (static_cast<int> (channel), part.start);

    sequence.render ({ .inputs = inputs.data(),
                       .numInputs = static_cast<int> (numInputs),
                       .outputs = outputs.data(),
                       .numOutputs = static_cast<int> (numOutputs),
                       .midiIn = partIn,
                       .midiOut = partOut,
                       .numSamples = part.numSamples,
                       .playHead = playHead,
                       .pace = pace(),
                       .observer = observer.load (std::memory_order_acquire), // pairs with setObserver
                       .midiOutCapacityBytes = midiOutCapacityBytes });
}

juce::MidiBufferIterator CallbackRenderer::takeEvents (juce::MidiBufferIterator next,
                                                       juce::MidiBufferIterator end, int start,
                                                       int stop) noexcept
{
    partIn.clear();
    MidiRoomWriter writer { partIn, MidiRoom::capacityBytes, { lostOnEntry, figures->lostMidi } };

    for (; next != end && (*next).samplePosition < stop; ++next)
        writer.write (std::max (0, (*next).samplePosition - start), (*next).data, (*next).numBytes);

    return next;
}

void CallbackRenderer::gather (const juce::MidiBuffer& part, int start,
                               juce::MidiBuffer& destination) noexcept
{
    for (const auto event : part)
        MidiRoom::append (destination, event.samplePosition + start, event.data, event.numBytes);
}

int CallbackRenderer::roomFor (juce::MidiBuffer& callersBuffer) noexcept
{
    if (! allocationAllowed.load (std::memory_order_relaxed)) // pairs with setMayAllocate
        return loan.makeRoom (callersBuffer);

    callersBuffer.ensureSize (MidiRoom::capacityBytes);
    return MidiRoom::capacityBytes;
}

void CallbackRenderer::resetIfRequested (const RenderSequence& sequence) noexcept
{
    // Relaxed: it only saves the exchange, whose acquire pairs with the release in requestReset.
    if (isResetRequested.load (std::memory_order_relaxed)
        && isResetRequested.exchange (false, std::memory_order_acquire))
        sequence.reset (observer.load (std::memory_order_acquire)); // pairs with setObserver
}

void CallbackRenderer::silence (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) const noexcept
{
    const auto numOutputs = std::min (audio.getNumChannels(), prepared.numOutputs);

    for (int channel = 0; channel < numOutputs; ++channel)
        audio.clear (channel, 0, audio.getNumSamples());

    clearBeyond (audio);
    midi.clear();
}

void CallbackRenderer::clearBeyond (juce::AudioBuffer<float>& audio) const noexcept
{
    // Channels that are inputs only stay as they are: JUCE's hosts may have mapped them to memory for reading.
    const auto first = std::max (prepared.numInputs, prepared.numOutputs);

    for (int channel = first; channel < audio.getNumChannels(); ++channel)
        audio.clear (channel, 0, audio.getNumSamples());
}

} // namespace lopsided
