#include "RackRenderer.h"

#include <Host/SteadyNanos.h>
#include <algorithm>

namespace lopsided
{
namespace
{

/** Calls `use (channel of the graph, channel of the buffer)`, the latter -1 where the bus is switched off or narrower. */
template <typename Function>
void forEachChannel (const juce::AudioProcessor& rack, const juce::AudioProcessor& graph, bool isInput,
                     Function&& use)
{
    auto graphChannel = 0;

    for (int index = 0; index < graph.getBusCount (isInput); ++index)
    {
        const auto* bus = rack.getBus (isInput, index);
        const auto width = bus == nullptr ? 0 : bus->getNumberOfChannels();

        for (int channel = 0; channel < graph.getBus (isInput, index)->getNumberOfChannels(); ++channel)
            use (graphChannel++,
                 channel < width ? rack.getChannelIndexInProcessBlockBuffer (isInput, index, channel) : -1);
    }
}

} // namespace

RackRenderer::RackRenderer (juce::AudioProcessor& rackToServe, RackVariant variantOfRack,
                            GraphProcessor& graphToRender, RackParameters& parametersToRead,
                            RcuCell<MacroTable>& macros)
    : rack (rackToServe),
      variant (variantOfRack),
      graph (graphToRender),
      parameters (parametersToRead),
      macroSender (parameters, macros)
{}

void RackRenderer::prepare (double sampleRate, int maximumBlock)
{
    claim.take();
    rate = sampleRate;
    channels.setSize (std::max (graph.getTotalNumInputChannels(), graph.getTotalNumOutputChannels()),
                      std::max (1, maximumBlock));
    channels.clear();
    rackMidi.prepare (sampleRate, maximumBlock);
    // An instrument's first input is a sidechain: nothing of it is heard.
    bypass.prepare (sampleRate, variant == RackVariant::effect ? graph.getChannelCountOfBus (true, 0) : 0);
    outputStage.prepare (sampleRate, maximumBlock);
    played.store (false, std::memory_order_relaxed); // as hasPlayed() says
    claim.giveBack();
}

void RackRenderer::render (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi, Bypass wanted) noexcept
{
    const juce::ScopedNoDenormals noDenormals;
    const auto numFrames = audio.getNumSamples();

    if (! claim.tryTake())
    {
        audio.clear();
        midi.clear();
        return;
    }

    BlockRecord record;
    record.startNanos = steadyNanos();
    record.numFrames = numFrames;
    record.deadlineNanos = static_cast<std::int64_t> (1.0e9 * numFrames / rate);

    if (resetIsWanted.exchange (false, std::memory_order_relaxed)) // a flag alone, as reset() says
    {
        bypass.forget();
        rackMidi.forget();
    }

    played.store (true, std::memory_order_relaxed); // as hasPlayed() says
    macroSender.send();
    playHead.note (rack.getPlayHead());
    const auto isBypassed = wanted == Bypass::on || parameters.bypass().get();

    for (int start = 0; start < numFrames; start += channels.getNumSamples())
        renderPart (audio, midi, start, std::min (channels.getNumSamples(), numFrames - start), isBypassed,
                    record);

    rackMidi.giveTo (midi);
    claim.giveBack();
    record.durationNanos = steadyNanos() - record.startNanos;

    if (watched.load (std::memory_order_relaxed)) // as setIsWatched() says
        records.tryPush (record);                 // the queue counts what does not fit
}

void RackRenderer::renderPart (juce::AudioBuffer<float>& audio, const juce::MidiBuffer& midi, int start,
                               int numFrames, bool isBypassed, BlockRecord& record) noexcept
{
    takeInputs (audio, start, numFrames);
    bypass.listen (channels.getArrayOfReadPointers(), numFrames);

    juce::AudioBuffer<float> part (channels.getArrayOfWritePointers(), channels.getNumChannels(), numFrames);
    auto& events = rackMidi.begin (midi, start, numFrames);

    if (auto* head = rack.getPlayHead(); head != nullptr && start > 0)
    {
        PartPlayHead later { *head, start, rate };
        graph.setPlayHead (&later);
        graph.processBlock (part, events);
        graph.setPlayHead (nullptr);
    }
    else
    {
        graph.setPlayHead (head);
        graph.processBlock (part, events);
        graph.setPlayHead (nullptr);
    }

    const auto latency = graph.getLatencySamples();
    const auto numOutputs = graph.getTotalNumOutputChannels();
    outputStage.process (part, numOutputs);
    bypass.process (channels.getArrayOfWritePointers(), numOutputs, numFrames, latency, isBypassed);
    rackMidi.end (start, numFrames, latency, isBypassed);
    record.peak = std::max (record.peak, part.getMagnitude (0, numFrames));
    giveOutputs (audio, start, numFrames);
}

void RackRenderer::takeInputs (const juce::AudioBuffer<float>& audio, int start, int numFrames) noexcept
{
    forEachChannel (rack, graph, true, [&] (int to, int from) {
        if (from >= 0 && from < audio.getNumChannels())
            channels.copyFrom (to, 0, audio, from, start, numFrames);
        else
            channels.clear (to, 0, numFrames);
    });
}

void RackRenderer::giveOutputs (juce::AudioBuffer<float>& audio, int start, int numFrames) const noexcept
{
    forEachChannel (rack, graph, false, [&] (int from, int to) {
        if (to >= 0 && to < audio.getNumChannels())
            audio.copyFrom (to, start, channels, from, 0, numFrames);
    });

    // A channel that is there for the inputs alone.
    for (int channel = rack.getTotalNumOutputChannels(); channel < audio.getNumChannels(); ++channel)
        audio.clear (channel, start, numFrames);
}

} // namespace lopsided
