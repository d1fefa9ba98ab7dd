#include "GainProcessor.h"

namespace lopsided
{

namespace
{
// A step of 0.01 dB lets a normalised value name 0 dB exactly.
const juce::NormalisableRange<float> gainRange { GainProcessor::silenceDb, GainProcessor::maximumDb, 0.01f };
} // namespace

GainProcessor::GainProcessor()
    : BuiltinProcessor (BusesProperties()
                            .withInput ("Input", juce::AudioChannelSet::stereo())
                            .withOutput ("Output", juce::AudioChannelSet::stereo()),
                        builtinName, "Gain")
{
    auto parameter =
        std::make_unique<juce::AudioParameterFloat> (juce::ParameterID { "gain", 1 }, "Gain", gainRange, 0.0f,
                                                     juce::AudioParameterFloatAttributes().withLabel ("dB"));
    gainDb = parameter.get();
    addParameter (parameter.release());
}

bool GainProcessor::isBusesLayoutSupported (const BusesLayout& layout) const
{
    return ! layout.getMainInputChannelSet().isDisabled()
           && layout.getMainInputChannelSet() == layout.getMainOutputChannelSet();
}

float GainProcessor::targetGain() const noexcept
{
    return juce::Decibels::decibelsToGain (gainDb->get(), silenceDb);
}

void GainProcessor::prepareToPlay (double sampleRate, int)
{
    gain.reset (sampleRate, rampSeconds);
    reset();
}

void GainProcessor::reset()
{
    gain.setCurrentAndTargetValue (targetGain());
}

void GainProcessor::processBlock (juce::AudioBuffer<float>& buffer, juce::MidiBuffer&)
{
    gain.setTargetValue (targetGain());
    gain.applyGain (buffer, buffer.getNumSamples());
}

} // namespace lopsided
