#include "SineProcessor.h"

#include <cmath>

namespace lopsided
{

namespace
{
const juce::NormalisableRange<float> frequencyRange { 20.0f, 20000.0f, 0.1f };
const juce::NormalisableRange<float> levelRange { SineProcessor::silenceDb, 0.0f, 0.01f };
constexpr float defaultFrequency = 440.0f;
constexpr float defaultLevelDb = -12.0f;
} // namespace

SineProcessor::SineProcessor()
    : BuiltinProcessor (BusesProperties().withOutput ("Output", juce::AudioChannelSet::stereo()), builtinName,
                        "Sine")
{
    auto frequencyParameter = std::make_unique<juce::AudioParameterFloat> (
        juce::ParameterID { "frequency", 1 }, "Frequency", frequencyRange, defaultFrequency,
        juce::AudioParameterFloatAttributes().withLabel ("Hz"));
    frequency = frequencyParameter.get();
    addParameter (frequencyParameter.release());

    auto levelParameter = std::make_unique<juce::AudioParameterFloat> (
        juce::ParameterID { "level", 1 }, "Level", levelRange, defaultLevelDb,
        juce::AudioParameterFloatAttributes().withLabel ("dBFS"));
    levelDb = levelParameter.get();
    addParameter (levelParameter.release());
}

bool SineProcessor::isBusesLayoutSupported (const BusesLayout& layout) const
{
    return ! layout.getMainOutputChannelSet().isDisabled();
}

float SineProcessor::targetLevel() const noexcept
{
    return juce::Decibels::decibelsToGain (levelDb->get(), silenceDb);
}

void SineProcessor::prepareToPlay (double sampleRate, int)
{
    cyclesPerHertz = 1.0 / sampleRate;
    level.reset (sampleRate, rampSeconds);
    reset();
}

void SineProcessor::reset()
{
    level.setCurrentAndTargetValue (targetLevel());
    phaseCycles = 0.0;
}

void SineProcessor::processBlock (juce::AudioBuffer<float>& buffer, juce::MidiBuffer&)
{
    level.setTargetValue (targetLevel());
    const auto step = static_cast<double> (frequency->get()) * cyclesPerHertz;
    const auto numChannels = buffer.getNumChannels();

    for (int frame = 0; frame < buffer.getNumSamples(); ++frame)
    {
        const auto sine = std::sin (phaseCycles * juce::MathConstants<double>::twoPi);
        const auto sample = level.getNextValue() * static_cast<float> (sine);

        for (int channel = 0; channel < numChannels; ++channel)
            buffer.setSample (channel, frame, sample);

        phaseCycles += step;
        phaseCycles -= std::floor (phaseCycles);
    }
}

} // namespace lopsided
