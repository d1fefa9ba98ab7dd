#include "GainProcessor.h"

namespace lopsided
{

namespace
{
// A step of 0.01 dB lets a normalised value name 0 dB exactly.
const juce::NormalisableRange<float> gainRange { SmoothedLevel::silenceDb, GainProcessor::maximumDb, 0.01f };
} // namespace

GainProcessor::GainProcessor()
    : BuiltinProcessor (BusesProperties()
                            .withInput ("Input", juce::AudioChannelSet::stereo())
                            .withOutput ("Output", juce::AudioChannelSet::stereo()),
                        builtinName, "Gain"),
      gain (addFloat ("gain", "Gain", gainRange, 0.0f, "dB"))
{}

bool GainProcessor::isBusesLayoutSupported (const BusesLayout& layout) const
{
    return ! layout.getMainInputChannelSet().isDisabled()
           && layout.getMainInputChannelSet() == layout.getMainOutputChannelSet();
}

void GainProcessor::prepareToPlay (double sampleRate, int)
{
    gain.prepare (sampleRate);
}

void GainProcessor::reset()
{
    gain.jump();
}

void GainProcessor::processBlock (juce::AudioBuffer<float>& buffer, juce::MidiBuffer&)
{
    gain.follow().applyGain (buffer, buffer.getNumSamples());
}

} // namespace lopsided
