#include <Host/Live/OutputStage.h>
#include <cmath>
#include <gtest/gtest.h>

namespace lopsided::testing
{
namespace
{

/** Puts a sine through an output stage, block by block. */
class OutputStageTest : public ::testing::Test
{
protected:
    static constexpr double rate = 48000.0;
    static constexpr int block = 64;
    static constexpr int rampFrames = static_cast<int> (rate * OutputStage::rampSeconds);

    OutputStageTest() { stage.prepare (rate, block); }

    static float sine (int frame, float level)
    {
        return level
               * static_cast<float> (std::sin (2.0 * juce::MathConstants<double>::pi * 441.0 * frame / rate));
    }

    /** What comes out of the left channel; the right one has half the level. */
    std::vector<float> play (int numFrames, float level)
    {
        std::vector<float> out;

        for (int start = 0; start < numFrames; start += block)
        {
            juce::AudioBuffer<float> audio (2, block);

            for (int i = 0; i < block; ++i)
            {
                audio.setSample (0, i, sine (frame + i, level));
                audio.setSample (1, i, 0.5f * sine (frame + i, level));
            }

            frame += block;
            stage.process (audio, 2);
            out.insert (out.end(), audio.getReadPointer (0), audio.getReadPointer (0) + block);
        }

        return out;
    }

    static float largestStep (const std::vector<float>& samples)
    {
        auto largest = 0.0f;

        for (std::size_t i = 1; i < samples.size(); ++i)
            largest = std::max (largest, std::abs (samples[i] - samples[i - 1]));

        return largest;
    }

    static float largest (const std::vector<float>& samples)
    {
        return *std::max_element (samples.begin(), samples.end());
    }

    OutputStage stage;
    int frame = 0;
};

TEST_F (OutputStageTest, AtNoGainEverySampleBelowTheCeilingPassesAsItIs)
{
    const auto out = play (4800, 0.96f);

    for (int i = 0; i < 4800; ++i)
        ASSERT_EQ (out[static_cast<std::size_t> (i)], sine (i, 0.96f)) << i;

    EXPECT_FALSE (stage.takeHasLimited());
}

TEST_F (OutputStageTest, ChangesOfGainAndMuteMakeNoStep)
{
    // A sine's own step, and the gain's largest change spread over its ramp.
    const auto ownStep = largestStep (play (4800, 0.2f));
    const auto bound = 4.0f * ownStep + 0.2f * 4.0f / rampFrames + 1.0e-6f;

    for (const auto& output : { SessionOutput { .gainDb = 12.0f }, SessionOutput { .gainDb = -60.0f },
                                SessionOutput { .gainDb = 6.0f },
                                SessionOutput { .gainDb = 6.0f, .mute = SessionOutput::Switch::on },
                                SessionOutput { .gainDb = 0.0f } })
    {
        auto around = play (block, 0.2f);
        stage.set (output);
        const auto after = play (4800, 0.2f);
        around.insert (around.end(), after.begin(), after.end());
        EXPECT_LE (largestStep (around), bound) << output.gainDb;
    }
}

TEST_F (OutputStageTest, TheGainIsReachedExactlyAndMinusSixtyIsSilence)
{
    stage.set ({ .gainDb = -6.0f });
    play (rampFrames + block, 0.5f);
    const auto from = frame;
    const auto out = play (4800, 0.5f);

    for (int i = 0; i < 4800; ++i)
        ASSERT_EQ (out[static_cast<std::size_t> (i)],
                   sine (from + i, 0.5f) * juce::Decibels::decibelsToGain (-6.0f));

    stage.set ({ .gainDb = -60.0f });
    play (rampFrames + block, 0.5f);
    EXPECT_EQ (largestStep (play (4800, 0.5f)), 0.0f);
}

TEST_F (OutputStageTest, MutedItIsSilentAndComesBack)
{
    stage.set ({ .mute = SessionOutput::Switch::on });
    play (rampFrames + block, 0.5f);
    EXPECT_EQ (largest (play (4800, 0.5f)), 0.0f);
    stage.set ({});
    play (rampFrames + block, 0.5f);
    EXPECT_NEAR (largest (play (4800, 0.5f)), 0.5f, 1.0e-3f);
}

TEST_F (OutputStageTest, ItBeginsAndEndsAlongTheRamp)
{
    stage.beginSilent();
    const auto beginning = play (4800, 0.5f);
    EXPECT_LT (std::abs (beginning.front()), 1.0e-3f);
    EXPECT_NEAR (largest (beginning), 0.5f, 1.0e-3f);
    EXPECT_FALSE (stage.isFadedOut());

    stage.fadeOut();
    play (rampFrames - 2 * block, 0.5f);
    EXPECT_FALSE (stage.isFadedOut());
    play (3 * block, 0.5f);
    EXPECT_TRUE (stage.isFadedOut());
    stage.set ({ .gainDb = 6.0f });
    EXPECT_EQ (largest (play (4800, 0.5f)), 0.0f) << "whatever is wanted meanwhile";

    stage.prepare (rate, block);
    EXPECT_FALSE (stage.isFadedOut());
    EXPECT_GT (largest (play (4800, 0.5f)), 0.5f);
}

TEST_F (OutputStageTest, TheLimiterLetsNothingAboveItsCeilingKeepsTheBalanceAndSaysThatItActs)
{
    stage.set ({ .gainDb = 12.0f });
    const auto out = play (48000, 0.9f);
    EXPECT_LE (largest (out), OutputStage::ceiling * 1.000001f);
    EXPECT_GE (largest (out), OutputStage::ceiling * 0.99f);
    EXPECT_TRUE (stage.takeHasLimited());

    stage.set ({});
    play (48000, 0.1f);
    EXPECT_TRUE (stage.takeHasLimited()) << "it lets go by and by";
    const auto from = frame;
    const auto after = play (4800, 0.1f);
    EXPECT_EQ (after[100], sine (from + 100, 0.1f)) << "it has let go";
    EXPECT_FALSE (stage.takeHasLimited());
}

TEST_F (OutputStageTest, SwitchingTheLimiterWhileItActsMakesNoStep)
{
    const auto ownStep = largestStep (play (48000, 1.5f));

    for (const auto limiter : { SessionOutput::Switch::off, SessionOutput::Switch::on })
    {
        auto around = play (block, 1.5f);
        stage.set ({ .limiter = limiter });
        const auto after = play (9600, 1.5f);
        around.insert (around.end(), after.begin(), after.end());
        EXPECT_LE (largestStep (around), 2.0f * ownStep);
    }

    stage.set ({ .limiter = SessionOutput::Switch::off });
    play (9600, 1.5f);
    const auto from = frame;
    EXPECT_EQ (play (block, 1.5f)[10], sine (from + 10, 1.5f));
}

TEST_F (OutputStageTest, OneBrokenSampleIsForgottenSoon)
{
    juce::AudioBuffer<float> audio (2, block);
    audio.clear();
    audio.setSample (0, 0, std::numeric_limits<float>::max());
    stage.process (audio, 2);
    EXPECT_TRUE (std::isfinite (audio.getSample (0, 0)));
    play (48000, 0.5f);
    EXPECT_NEAR (largest (play (4800, 0.5f)), 0.5f, 1.0e-3f);
}

} // namespace
} // namespace lopsided::testing
