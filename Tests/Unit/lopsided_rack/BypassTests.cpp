// Bypass: without a click, and as late as the graph.
#include "RackFixture.h"

#include <algorithm>
#include <cmath>

namespace lopsided::testing
{
namespace
{

class RackBypassTest : public RackTest
{
protected:
    void bypass (bool isBypassed)
    {
        rack.parameters().bypass().setValueNotifyingHost (isBypassed ? 1.0f : 0.0f);
    }
};

TEST_F (RackBypassTest, LetsWhatComesInGoOut)
{
    const auto gain = insertGain();
    ASSERT_TRUE (rack.document().setParameter (gain, 0, 0.0f));
    settle();
    EXPECT_EQ (render (0.5f), 0.0f);
    bypass (true);
    settle();
    EXPECT_EQ (render (0.5f), 0.5f);
    bypass (false);
    settle();
    EXPECT_EQ (render (0.5f), 0.0f);
}

TEST_F (RackBypassTest, FadesOverAndBack)
{
    const auto gain = insertGain();
    ASSERT_TRUE (rack.document().setParameter (gain, 0, 0.0f));
    settle();
    auto last = 0.0f;

    for (const auto isBypassed : { true, false })
    {
        bypass (isBypassed);

        for (int block = 0; block < 30; ++block)
        {
            render (1.0f);

            for (int frame = 0; frame < blockSize; ++frame)
            {
                ASSERT_LE (std::abs (audio.getSample (0, frame) - last),
                           1.1f / (0.02f * static_cast<float> (rate)));
                last = audio.getSample (0, frame);
            }
        }

        EXPECT_EQ (last, isBypassed ? 1.0f : 0.0f);
    }
}

TEST_F (RackBypassTest, IsThereFromTheFirstSample)
{
    const auto gain = insertGain();
    ASSERT_TRUE (rack.document().setParameter (gain, 0, 0.0f));
    settle();
    bypass (true);
    rack.prepareToPlay (rate, blockSize);
    EXPECT_EQ (render (0.5f), 0.5f);
    EXPECT_EQ (audio.getSample (0, blockSize - 1), 0.5f);
}

TEST_F (RackBypassTest, ADawThatHasAnotherWayToSaySoIsFollowedAsWell)
{
    const auto gain = insertGain();
    ASSERT_TRUE (rack.document().setParameter (gain, 0, 0.0f));
    settle();

    // The first block since it was prepared begins bypassed; after it, it fades back.
    rack.prepareToPlay (rate, blockSize);

    for (int channel = 0; channel < audio.getNumChannels(); ++channel)
        juce::FloatVectorOperations::fill (audio.getWritePointer (channel), 0.5f, blockSize);

    rack.processBlockBypassed (audio, midi);
    EXPECT_EQ (audio.getSample (0, 0), 0.5f);
    EXPECT_EQ (audio.getSample (1, blockSize - 1), 0.5f);
    EXPECT_GT (render (0.5f), 0.4f);
    settle();
    EXPECT_EQ (render (0.5f), 0.0f);
}

TEST_F (RackBypassTest, IsNoParameterOfTheDawsInLv2WhichHasAPortForIt)
{
    EXPECT_EQ (rack.getBypassParameter(), &rack.parameters().bypass());
    juce::AudioProcessor::setTypeOfNextNewPlugin (juce::AudioProcessor::wrapperType_LV2);
    RackProcessor lv2 { RackVariant::effect };
    juce::AudioProcessor::setTypeOfNextNewPlugin (juce::AudioProcessor::wrapperType_Undefined);
    EXPECT_EQ (lv2.getBypassParameter(), nullptr);
}

TEST_F (RackBypassTest, AResetForgetsWhatCameIn)
{
    ASSERT_TRUE (rack.document().graph().setLatencyBudget (blockSize).has_value());
    bypass (true);
    settle();
    EXPECT_EQ (render (0.5f), 1.0f); // the block before
    rack.reset();
    EXPECT_EQ (render (0.25f), 0.0f);
    EXPECT_EQ (render (0.0f), 0.25f);
}

TEST_F (RackBypassTest, IsAsLateAsTheGraph)
{
    constexpr auto latency = 100;
    ASSERT_TRUE (rack.document().graph().setLatencyBudget (latency).has_value());
    bypass (true);
    settle();
    midi.clear();

    for (int block = 0; block < 10; ++block)
        render (0.0f);

    std::vector<float> heard;

    for (int block = 0; block < 4; ++block)
    {
        audio.clear();

        if (block == 0)
            audio.setSample (0, 5, 1.0f);

        rack.processBlock (audio, midi);
        heard.insert (heard.end(), audio.getReadPointer (0), audio.getReadPointer (0) + blockSize);
    }

    for (int frame = 0; frame < static_cast<int> (heard.size()); ++frame)
        ASSERT_EQ (heard[static_cast<std::size_t> (frame)], frame == 5 + latency ? 1.0f : 0.0f) << frame;
}

TEST_F (RackBypassTest, ALatencyThatChangesMeanwhileMakesNoClick)
{
    bypass (true);
    settle();
    auto phase = 0.0;
    auto last = 0.0f;
    auto largest = 0.0f;
    const auto advance = 2.0 * juce::MathConstants<double>::pi * 400.0 / rate;

    for (int block = 0; block < 120; ++block)
    {
        if (block == 50)
        {
            // Half a period: the worst that two delays of a sine can be apart.
            ASSERT_TRUE (rack.document().graph().setLatencyBudget (60).has_value());
        }

        for (int frame = 0; frame < blockSize; ++frame, phase += advance)
            for (int channel = 0; channel < 2; ++channel)
                audio.setSample (channel, frame, static_cast<float> (std::sin (phase)));

        rack.processBlock (audio, midi);
        rack.document().graph().reclaim();

        for (int frame = 0; frame < blockSize; ++frame)
        {
            if (block > 1)
                largest = std::max (largest, std::abs (audio.getSample (0, frame) - last));

            last = audio.getSample (0, frame);
        }
    }

    EXPECT_EQ (rack.getLatencySamples(), 60);
    EXPECT_LE (largest, static_cast<float> (advance) + 2.0f / (0.02f * static_cast<float> (rate)));
}

TEST_F (RackBypassTest, OfAnInstrumentIsSilence)
{
    RackProcessor instrument { RackVariant::instrument };
    instrument.prepareToPlay (rate, blockSize);
    connect (instrument, add (instrument, sinePlugin), GraphNodes::audioOutput);

    for (int block = 0; block < 60; ++block)
        render (instrument, 0.0f);

    EXPECT_GT (audio.getMagnitude (0, blockSize), 0.0f);
    instrument.parameters().bypass().setValueNotifyingHost (1.0f);

    for (int block = 0; block < 60; ++block)
        render (instrument, 0.0f);

    EXPECT_EQ (audio.getMagnitude (0, blockSize), 0.0f);
}

} // namespace
} // namespace lopsided::testing
