#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <cmath>
#include <random>

namespace lopsided
{
namespace
{

constexpr double sampleRate = 48000.0;

void setGain (GainProcessor& gain, float decibels)
{
    auto& parameter = dynamic_cast<juce::AudioParameterFloat&> (*gain.getParameters()[0]);
    parameter.setValueNotifyingHost (parameter.convertTo0to1 (decibels));
}

juce::AudioBuffer<float> noise (int numFrames)
{
    juce::AudioBuffer<float> buffer (2, numFrames);
    std::mt19937 random (3);
    std::uniform_real_distribution<float> distribution (-1.0f, 1.0f);

    for (int channel = 0; channel < 2; ++channel)
        for (int frame = 0; frame < numFrames; ++frame)
            buffer.setSample (channel, frame, distribution (random));

    return buffer;
}

void process (GainProcessor& gain, juce::AudioBuffer<float>& buffer, int blockSize)
{
    juce::MidiBuffer midi;

    for (int start = 0; start < buffer.getNumSamples(); start += blockSize)
    {
        const auto size = std::min (blockSize, buffer.getNumSamples() - start);
        juce::AudioBuffer<float> block (buffer.getArrayOfWritePointers(), 2, start, size);
        gain.processBlock (block, midi);
    }
}

TEST (GainProcessor, PassesSamplesUnchangedToTheBitAtZeroDecibels)
{
    GainProcessor gain;
    setGain (gain, 12.0f);
    setGain (gain, 0.0f); // by way of a normalised value, as a session file sets it
    gain.prepareToPlay (sampleRate, 64);
    auto buffer = noise (1000);
    const auto original = buffer;
    process (gain, buffer, 64);

    for (int frame = 0; frame < 1000; ++frame)
        ASSERT_EQ (buffer.getSample (0, frame), original.getSample (0, frame));
}

TEST (GainProcessor, MultipliesByItsDecibels)
{
    GainProcessor gain;
    setGain (gain, -6.0f);
    gain.prepareToPlay (sampleRate, 64);
    auto buffer = noise (100);
    const auto original = buffer;
    process (gain, buffer, 64);
    EXPECT_NEAR (buffer.getSample (1, 50), original.getSample (1, 50) * std::pow (10.0f, -0.3f), 1e-6f);
}

TEST (GainProcessor, IsSilentAtTheBottomOfItsRange)
{
    GainProcessor gain;
    setGain (gain, SmoothedLevel::silenceDb);
    gain.prepareToPlay (sampleRate, 64);
    auto buffer = noise (100);
    process (gain, buffer, 64);
    EXPECT_EQ (buffer.getMagnitude (0, 100), 0.0f);
}

TEST (GainProcessor, ChangesOverTwentyMillisecondsTheSameAtAnyBlockSize)
{
    std::vector<juce::AudioBuffer<float>> runs;

    for (const auto blockSize : { 1, 64, 333, 2000 })
    {
        GainProcessor gain;
        gain.prepareToPlay (sampleRate, 2000);
        setGain (gain, -100.0f);
        juce::AudioBuffer<float> buffer (2, 2000);

        for (int channel = 0; channel < 2; ++channel)
            juce::FloatVectorOperations::fill (buffer.getWritePointer (channel), 1.0f, 2000);

        process (gain, buffer, blockSize);
        runs.push_back (buffer);
    }

    const auto rampFrames = static_cast<int> (SmoothedLevel::rampSeconds * sampleRate);

    for (int frame = 1; frame < rampFrames; ++frame)
        ASSERT_LT (std::abs (runs[0].getSample (0, frame) - runs[0].getSample (0, frame - 1)),
                   1.5f / static_cast<float> (rampFrames));

    EXPECT_NEAR (runs[0].getSample (0, rampFrames / 2), 0.5f, 0.01f);
    EXPECT_EQ (runs[0].getSample (0, rampFrames), 0.0f);

    for (const auto& run : runs)
        for (int frame = 0; frame < 2000; ++frame)
            ASSERT_EQ (run.getSample (1, frame), runs[0].getSample (0, frame)) << "frame " << frame;
}

TEST (GainProcessor, TakesOnlyLayoutsWithAsManyOutputsAsInputs)
{
    GainProcessor gain;
    using Set = juce::AudioChannelSet;
    EXPECT_TRUE (gain.checkBusesLayoutSupported ({ { Set::mono() }, { Set::mono() } }));
    EXPECT_FALSE (gain.checkBusesLayoutSupported ({ { Set::mono() }, { Set::stereo() } }));
    EXPECT_FALSE (gain.checkBusesLayoutSupported ({ { Set::disabled() }, { Set::disabled() } }));
}

} // namespace
} // namespace lopsided
