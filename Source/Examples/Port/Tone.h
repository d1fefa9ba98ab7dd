#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <cmath>

/** A processor of the host that is ported: adds a tone to whatever comes in. It knows nothing of either graph. */
class Tone final : public juce::AudioProcessor
{
public:
    Tone (double frequencyToPlay, float levelToPlay)
        : juce::AudioProcessor (BusesProperties()
                                    .withInput ("In", juce::AudioChannelSet::stereo())
                                    .withOutput ("Out", juce::AudioChannelSet::stereo())),
          frequency (frequencyToPlay),
          level (levelToPlay)
    {}

    void prepareToPlay (double sampleRate, int) override { step = frequency / sampleRate; }

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) override
    {
        for (int i = 0; i < audio.getNumSamples(); ++i, phase = std::fmod (phase + step, 1.0))
            for (int channel = 0; channel < audio.getNumChannels(); ++channel)
                audio.addSample (
                    channel, i,
                    level * static_cast<float> (std::sin (juce::MathConstants<double>::twoPi * phase)));
    }

    using juce::AudioProcessor::processBlock;

    const juce::String getName() const override { return "Tone"; }
    void releaseResources() override {}
    double getTailLengthSeconds() const override { return 0.0; }
    bool acceptsMidi() const override { return false; }
    bool producesMidi() const override { return false; }
    bool hasEditor() const override { return false; }
    juce::AudioProcessorEditor* createEditor() override { return nullptr; }
    int getNumPrograms() override { return 1; }
    int getCurrentProgram() override { return 0; }
    void setCurrentProgram (int) override {}
    const juce::String getProgramName (int) override { return {}; }
    void changeProgramName (int, const juce::String&) override {}
    void getStateInformation (juce::MemoryBlock&) override {}
    void setStateInformation (const void*, int) override {}

private:
    const double frequency;
    const float level;
    double step = 0.0;
    double phase = 0.0;
};
