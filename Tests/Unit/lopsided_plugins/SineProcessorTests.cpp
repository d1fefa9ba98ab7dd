#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <cmath>

namespace lopsided
{
namespace
{

constexpr double sampleRate = 48000.0;

juce::AudioBuffer<float> render (SineProcessor& sine, int numFrames, int blockSize)
{
    juce::AudioBuffer<float> buffer (2, numFrames);
    juce::MidiBuffer midi;

    for (int start = 0; start < numFrames; start += blockSize)
    {
        juce::AudioBuffer<float> block (buffer.getArrayOfWritePointers(), 2, start,
                                        std::min (blockSize, numFrames - start));
        sine.processBlock (block, midi);
    }

    return buffer;
}

TEST (SineProcessor, MakesASineOfItsFrequencyAndLevel)
{
    SineProcessor sine;
    sine.prepareToPlay (sampleRate, 64);
    const auto buffer = render (sine, 4800, 64);
    const auto amplitude = std::pow (10.0, -12.0 / 20.0);

    for (int frame = 0; frame < 4800; ++frame)
        ASSERT_NEAR (buffer.getSample (0, frame),
                     amplitude * std::sin (2.0 * 3.14159265358979 * 440.0 * frame / sampleRate), 1e-6);
}

TEST (SineProcessor, IsTheSameAtAnyBlockSizeAndOnBothChannels)
{
    SineProcessor a;
    SineProcessor b;
    a.prepareToPlay (sampleRate, 4800);
    b.prepareToPlay (sampleRate, 4800);
    const auto whole = render (a, 4800, 4800);
    const auto parts = render (b, 4800, 7);

    for (int frame = 0; frame < 4800; ++frame)
        ASSERT_EQ (whole.getSample (0, frame), parts.getSample (1, frame));
}

TEST (SineProcessor, KeepsItsPhaseWhenTheFrequencyChanges)
{
    SineProcessor sine;
    sine.prepareToPlay (sampleRate, 64);
    const auto before = render (sine, 1000, 64);
    sine.getParameters()[0]->setValue (0.5f);
    const auto after = render (sine, 64, 64);
    const auto largestStep = 2.0 * 3.14159265358979 * 20000.0 / sampleRate * std::pow (10.0, -12.0 / 20.0);
    const auto expectedPhase = std::fmod (440.0 / sampleRate * 1000.0, 1.0);
    EXPECT_NEAR (after.getSample (0, 0),
                 std::pow (10.0, -0.6) * std::sin (2.0 * 3.14159265358979 * expectedPhase), 1e-5);
    EXPECT_LT (std::abs (after.getSample (0, 0) - before.getSample (0, 999)), largestStep);
}

TEST (SineProcessor, StartsAtPhaseZeroAfterReset)
{
    SineProcessor sine;
    sine.prepareToPlay (sampleRate, 64);
    const auto first = render (sine, 100, 64);
    sine.reset();
    const auto second = render (sine, 100, 64);
    EXPECT_EQ (second.getSample (0, 0), 0.0f);
    EXPECT_EQ (second.getSample (0, 50), first.getSample (0, 50));
}

} // namespace
} // namespace lopsided
