#pragma once

#include <lopsided_graph/lopsided_graph.h>

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <random>
#include <utility>
#include <vector>

namespace lopsided
{

/** What goes into a graph or comes out of it in one block. */
struct Block
{
    Block (int numChannels, int numSamples)
        : audio (numChannels, numSamples)
    {
        audio.clear();
        midi.ensureSize (static_cast<std::size_t> (MidiRoom::capacityBytes));
    }

    juce::AudioBuffer<float> audio;
    juce::MidiBuffer midi;
};

/** What render() takes, for one block. */
inline RenderArguments argumentsFor (const Block& input, Block& output)
{
    return { .inputs = input.audio.getArrayOfReadPointers(),
             .numInputs = input.audio.getNumChannels(),
             .outputs = output.audio.getArrayOfWritePointers(),
             .numOutputs = output.audio.getNumChannels(),
             .midiIn = input.midi,
             .midiOut = output.midi,
             .numSamples = output.audio.getNumSamples(),
             .midiOutCapacityBytes = MidiRoom::capacityBytes };
}

/** Renders one block into fresh memory that is full of garbage. */
inline Block render (const RenderSequence& sequence, const Block& input, int numOutputs = 2)
{
    Block output { numOutputs, input.audio.getNumSamples() };

    for (int channel = 0; channel < numOutputs; ++channel)
        juce::FloatVectorOperations::fill (output.audio.getWritePointer (channel), 1.0e6f,
                                           output.audio.getNumSamples());

    sequence.render (argumentsFor (input, output));
    return output;
}

/** A block of noise, different in each channel. */
inline Block makeNoise (std::mt19937& random, int numChannels, int numSamples)
{
    std::uniform_real_distribution<float> distribution { -1.0f, 1.0f };
    Block block { numChannels, numSamples };

    for (int channel = 0; channel < numChannels; ++channel)
        for (int i = 0; i < numSamples; ++i)
            block.audio.setSample (channel, i, distribution (random));

    return block;
}

/** Consecutive numbers in every channel, from `first` on: each sample says when it was made. */
inline Block makeRamp (int numChannels, int numSamples, int first = 0)
{
    Block block { numChannels, numSamples };

    for (int channel = 0; channel < numChannels; ++channel)
        for (int i = 0; i < numSamples; ++i)
            block.audio.setSample (channel, i, static_cast<float> (first + i));

    return block;
}

inline bool isSilent (const juce::AudioBuffer<float>& audio)
{
    return audio.getMagnitude (0, audio.getNumSamples()) == 0.0f;
}

/** Bit by bit: tells 0 from -0 and takes a NaN for itself. */
inline bool isIdentical (const juce::AudioBuffer<float>& a, const juce::AudioBuffer<float>& b)
{
    if (a.getNumChannels() != b.getNumChannels() || a.getNumSamples() != b.getNumSamples())
        return false;

    for (int channel = 0; channel < a.getNumChannels(); ++channel)
        if (std::memcmp (a.getReadPointer (channel), b.getReadPointer (channel),
                         static_cast<std::size_t> (a.getNumSamples()) * sizeof (float))
            != 0)
            return false;

    return true;
}

/** The events of a buffer as values: when, and which bytes. */
inline std::vector<std::pair<int, std::vector<std::uint8_t>>> eventsOf (const juce::MidiBuffer& midi)
{
    std::vector<std::pair<int, std::vector<std::uint8_t>>> events;

    for (const auto event : midi)
        events.emplace_back (event.samplePosition,
                             std::vector<std::uint8_t> (event.data, event.data + event.numBytes));

    return events;
}

} // namespace lopsided
