#pragma once

#include "NodeCallObserver.h"

#include <juce_audio_processors/juce_audio_processors.h>

namespace lopsided
{

/** One block to render. Inputs and outputs may be the same memory, in any combination, and so may midiIn and
    midiOut: everything is read before anything is written. Channels beyond what the sequence was compiled for
    are left alone (inputs) or cleared (outputs); channels that are missing are silent or dropped. */
struct RenderArguments
{
    const float* const* inputs = nullptr;
    int numInputs = 0;

    float* const* outputs = nullptr;
    int numOutputs = 0;

    const juce::MidiBuffer& midiIn;

    /** Replaced by the graph's MIDI. The render never makes it grow: the caller says below how many bytes it has
        reserved (juce::MidiBuffer::ensureSize); what does not fit is counted. */
    juce::MidiBuffer& midiOut;

    /** Samples, from 0 to the maximum block size. In a block of 0 samples no processor is called, and its MIDI waits
        for the next block. */
    int numSamples = 0;

    /** What processors find in their getPlayHead() while the block is rendered; may be null. */
    juce::AudioPlayHead* playHead = nullptr;

    /** Called around each foreign call, with workers on several threads at once; may be null. */
    NodeCallObserver* observer = nullptr;

    /** The bytes reserved in midiOut. The default is what JUCE's plugin wrappers reserve. With
        MidiRoom::capacityBytes no note-off can ever be short of room. */
    int midiOutCapacityBytes = 2048;
};

} // namespace lopsided
