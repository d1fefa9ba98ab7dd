#include "HostCallback.h"

#include "SteadyNanos.h"
#include <algorithm>
#include <cmath>

namespace lopsided
{
namespace
{

// juce::AudioBuffer allocates when it refers to more channels than this.
constexpr int maximumChannels = 31;
constexpr std::size_t midiBytes = 1 << 16;

// Ears and loudspeakers do not forgive these. @returns how many there were
std::uint32_t silenceNonFinite (juce::AudioBuffer<float>& block, int numChannels) noexcept
{
    std::uint32_t count = 0;

    for (int channel = 0; channel < numChannels; ++channel)
    {
        auto* samples = block.getWritePointer (channel);

        for (int frame = 0; frame < block.getNumSamples(); ++frame)
        {
            if (! std::isfinite (samples[frame]))
            {
                samples[frame] = 0.0f;
                ++count;
            }
        }
    }

    return count;
}

void measure (const juce::AudioBuffer<float>& block, int numChannels, BlockRecord& record) noexcept
{
    for (int channel = 0; channel < numChannels; ++channel)
    {
        const auto* samples = block.getReadPointer (channel);

        for (int frame = 0; frame < block.getNumSamples(); ++frame)
        {
            record.peak = std::max (record.peak, std::abs (samples[frame]));
            record.sumOfSquares +=
                static_cast<double> (samples[frame]) * static_cast<double> (samples[frame]);
        }
    }
}

} // namespace

HostCallback::HostCallback (GraphProcessor& graph, CallbackGuard& guard, Recorder* recorder,
                            double sampleRate, int blockSize, CallbackStages* stages)
    : processor (graph),
      callbackGuard (guard),
      blockRecorder (recorder),
      rate (sampleRate),
      maximumBlock (blockSize),
      liveStages (stages),
      transport (stages != nullptr ? stages->transport() : ownTransport),
      scratch (std::min (maximumChannels, std::max ({ 1, graph.getTotalNumInputChannels(),
                                                      graph.getTotalNumOutputChannels() })),
               blockSize)
{
    scratch.clear();
    midi.ensureSize (midiBytes);
    transport.prepare (sampleRate);

    if (stages != nullptr)
        stages->prepare (sampleRate, blockSize, scratch.getNumChannels());

    graph.setPlayHead (&transport);
}

HostCallback::~HostCallback()
{
    processor.setPlayHead (nullptr);
}

void HostCallback::audioDeviceAboutToStart (juce::AudioIODevice*)
{
    running = true;
}

void HostCallback::audioDeviceStopped()
{
    running = false;
}

void HostCallback::audioDeviceError (const juce::String&)
{
    running = false;
}

void HostCallback::audioDeviceIOCallbackWithContext (const float* const* inputs, int numInputs,
                                                     float* const* outputs, int numOutputs, int numFrames,
                                                     const juce::AudioIODeviceCallbackContext&) noexcept
{
    callbackGuard.enter();
    const juce::ScopedNoDenormals noDenormals;

    BlockRecord record;
    record.startNanos = steadyNanos();
    record.numFrames = numFrames;
    record.deadlineNanos = static_cast<std::int64_t> (1.0e9 * numFrames / rate);

    for (int start = 0; start < numFrames; start += maximumBlock)
        render (inputs, numInputs, outputs, numOutputs, start, std::min (maximumBlock, numFrames - start),
                record);

    record.durationNanos = steadyNanos() - record.startNanos;

    records.tryPush (record); // the queue counts what does not fit

    numBlocks.fetch_add (1, std::memory_order_relaxed); // read by blocks()
    numFramesRendered.fetch_add (static_cast<std::uint64_t> (numFrames),
                                 std::memory_order_relaxed); // by frames()
    callbackGuard.leave();
}

void HostCallback::render (const float* const* inputs, int numInputs, float* const* outputs, int numOutputs,
                           int start, int numFrames, BlockRecord& record) noexcept
{
    const auto numChannels = scratch.getNumChannels();
    const auto graphOutputs = std::min (processor.getTotalNumOutputChannels(), numChannels);

    for (int channel = 0; channel < numChannels; ++channel)
    {
        auto* samples = scratch.getWritePointer (channel);

        if (channel < numInputs)
            juce::FloatVectorOperations::copy (samples, inputs[channel] + start, numFrames);
        else
            juce::FloatVectorOperations::clear (samples, numFrames);
    }

    juce::AudioBuffer<float> block (scratch.getArrayOfWritePointers(), numChannels, numFrames);
    process (block, graphOutputs, record.startNanos + static_cast<std::int64_t> (1.0e9 * start / rate),
             record);

    for (int channel = 0; channel < numOutputs; ++channel)
    {
        if (channel < graphOutputs)
            juce::FloatVectorOperations::copy (outputs[channel] + start, block.getReadPointer (channel),
                                               numFrames);
        else
            juce::FloatVectorOperations::clear (outputs[channel] + start, numFrames);
    }

    if (blockRecorder != nullptr)
        blockRecorder->push (block.getArrayOfReadPointers(), numFrames);
}

void HostCallback::process (juce::AudioBuffer<float>& block, int graphOutputs, std::int64_t startNanos,
                            BlockRecord& record) noexcept
{
    midi.clear();
    transport.beginBlock();

    if (liveStages != nullptr)
        liveStages->beforeGraph (midi, startNanos, block.getNumSamples());

    processor.processBlock (block, midi);
    record.nonFiniteSamples += silenceNonFinite (block, graphOutputs);

    if (liveStages != nullptr)
    {
        liveStages->afterGraph (block, graphOutputs, midi, startNanos);
        record.nonFiniteSamples += silenceNonFinite (block, graphOutputs); // a gain may have made some
    }

    measure (block, graphOutputs, record);
    transport.advance (block.getNumSamples());
}

} // namespace lopsided
