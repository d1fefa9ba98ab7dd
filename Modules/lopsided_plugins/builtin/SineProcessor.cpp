#include "SineProcessor.h"

#include <cmath>

namespace lopsided
{

namespace
{
const juce::NormalisableRange<float> frequencyRange { 20.0f, 20000.0f, 0.1f };
const juce::NormalisableRange<float> levelRange { SmoothedLevel::silenceDb, 0.0f, 0.01f };
constexpr float defaultFrequency = 440.0f;
constexpr float defaultLevelDb = -12.0f;
} // namespace

SineProcessor::SineProcessor()
    : BuiltinProcessor (BusesProperties().withOutput ("Output", juce::AudioChannelSet::stereo()), builtinName,
                        "Sine"),
      frequency (addFloat ("frequency", "Frequency", frequencyRange, defaultFrequency, "Hz")),
      level (addFloat ("level", "Level", levelRange, defaultLevelDb, "dBFS"))
{}

bool SineProcessor::isBusesLayoutSupported (const BusesLayout& layout) const
{
    return ! layout.getMainOutputChannelSet().isDisabled();
}

void SineProcessor::prepareToPlay (double sampleRate, int)
{
    cyclesPerHertz = 1.0 / sampleRate;
    level.prepare (sampleRate);
    phaseCycles = 0.0;
}

void SineProcessor::reset()
{
    level.jump();
    phaseCycles = 0.0;
}

void SineProcessor::processBlock (juce::AudioBuffer<float>& buffer, juce::MidiBuffer&)
{
    auto& factor = level.follow();
    const auto step = static_cast<double> (frequency.get()) * cyclesPerHertz;
    const auto numChannels = buffer.getNumChannels();

    for (int frame = 0; frame < buffer.getNumSamples(); ++frame)
    {
        const auto sine = std::sin (phaseCycles * juce::MathConstants<double>::twoPi);
        const auto sample = factor.getNextValue() * static_cast<float> (sine);

        for (int channel = 0; channel < numChannels; ++channel)
            buffer.setSample (channel, frame, sample);

        phaseCycles += step;
        phaseCycles -= std::floor (phaseCycles);
    }
}

} // namespace lopsided
