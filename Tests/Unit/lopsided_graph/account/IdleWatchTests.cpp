#include <lopsided_graph/account/IdleWatch.h>

#include <gtest/gtest.h>

#include <limits>

namespace lopsided
{
namespace
{
constexpr auto rate = 1000.0; // so that a second is 1000 samples
constexpr IdleTraits effect { .numAudioInputs = 2, .numAudioOutputs = 2 };

/** Renders silent input for so many samples and says whether the node is idle then. */
bool isIdleAfter (IdleWatch watch, int numSamples, float loudest = 0.0f, int blockSize = 50)
{
    for (int i = 0; i < numSamples; i += blockSize)
        watch.rendered (BlockInput::silent, loudest, blockSize);

    return watch.isIdle (BlockInput::silent);
}

TEST (IdleWatch, TakesANodeForIdleAfterASecondOfSilence)
{
    EXPECT_FALSE (isIdleAfter ({ effect, rate }, 0));
    EXPECT_FALSE (isIdleAfter ({ effect, rate }, 950));
    EXPECT_TRUE (isIdleAfter ({ effect, rate }, 1000));
}

TEST (IdleWatch, GoesBySamplesNotByBlocks)
{
    for (const auto blockSize : { 1, 10, 500, 1000 })
    {
        EXPECT_FALSE (isIdleAfter ({ effect, rate }, 1000 - blockSize, 0.0f, blockSize));
        EXPECT_TRUE (isIdleAfter ({ effect, rate }, 1000, 0.0f, blockSize));
    }
}

TEST (IdleWatch, WaitsForTheReportedTailIfThatIsLonger)
{
    auto traits = effect;
    traits.tailSeconds = 3.0;
    EXPECT_FALSE (isIdleAfter ({ traits, rate }, 2950));
    EXPECT_TRUE (isIdleAfter ({ traits, rate }, 3000));
    traits.tailSeconds = 0.2;
    EXPECT_FALSE (isIdleAfter ({ traits, rate }, 950));
}

TEST (IdleWatch, WaitsForWhatIsStillOnItsWayThroughALatency)
{
    auto traits = effect;
    traits.latencySamples = 1500;
    EXPECT_FALSE (isIdleAfter ({ traits, rate }, 2450));
    EXPECT_TRUE (isIdleAfter ({ traits, rate }, 2500));
}

TEST (IdleWatch, CountsOnlyOutputBelowAHundredDecibelsAsSilent)
{
    EXPECT_TRUE (isIdleAfter ({ effect, rate }, 1000, 0.99e-5f));
    EXPECT_FALSE (isIdleAfter ({ effect, rate }, 5000, 1.0e-5f));
    EXPECT_FALSE (isIdleAfter ({ effect, rate }, 5000, std::numeric_limits<float>::infinity()));
    EXPECT_FALSE (isIdleAfter ({ effect, rate }, 5000, std::numeric_limits<float>::quiet_NaN()));
}

TEST (IdleWatch, BeginsAnewWithEachSoundOrEvent)
{
    IdleWatch watch { effect, rate };
    watch.rendered (BlockInput::silent, 0.0f, 999);
    watch.rendered (BlockInput::active, 0.0f, 1);
    watch.rendered (BlockInput::silent, 0.0f, 999);
    EXPECT_FALSE (watch.isIdle (BlockInput::silent));
    watch.rendered (BlockInput::silent, 0.5f, 1);
    watch.rendered (BlockInput::silent, 0.0f, 999);
    EXPECT_FALSE (watch.isIdle (BlockInput::silent));
    watch.rendered (BlockInput::silent, 0.0f, 1);
    EXPECT_TRUE (watch.isIdle (BlockInput::silent));
    watch.restart();
    EXPECT_FALSE (watch.isIdle (BlockInput::silent));
}

TEST (IdleWatch, IsNeverIdleInABlockWithInput)
{
    IdleWatch watch { effect, rate };
    watch.rendered (BlockInput::silent, 0.0f, 5000);
    EXPECT_TRUE (watch.isIdle (BlockInput::silent));
    EXPECT_FALSE (watch.isIdle (BlockInput::active));
}

TEST (IdleWatch, NeverTakesTheseForIdleUnlessTheyOptIn)
{
    const IdleTraits generator { .numAudioInputs = 0, .numAudioOutputs = 2 };
    const IdleTraits recorder { .numAudioInputs = 2, .numAudioOutputs = 0 };
    const IdleTraits arpeggiator { .numAudioInputs = 2, .numAudioOutputs = 2, .producesMidi = true };
    const IdleTraits freezer { .numAudioInputs = 2,
                               .numAudioOutputs = 2,
                               .tailSeconds = std::numeric_limits<double>::infinity() };

    for (auto traits : { generator, recorder, arpeggiator, freezer })
    {
        EXPECT_FALSE (IdleWatch (traits, rate).canBeIdle());
        EXPECT_FALSE (isIdleAfter ({ traits, rate }, 1000000, 0.0f, 1000));
        traits.optIn = IdleTraits::OptIn::yes;
        EXPECT_TRUE (IdleWatch (traits, rate).canBeIdle());
        EXPECT_FALSE (isIdleAfter ({ traits, rate }, 950));
        EXPECT_TRUE (isIdleAfter ({ traits, rate }, 1000));
    }
}

TEST (IdleWatch, SurvivesAnAbsurdTail)
{
    for (const auto seconds : { -1.0, std::numeric_limits<double>::quiet_NaN() })
    {
        auto traits = effect;
        traits.tailSeconds = seconds;
        EXPECT_FALSE (isIdleAfter ({ traits, rate }, 950));
    }

    auto traits = effect;
    traits.tailSeconds = 1.0e300;
    const IdleWatch watch { traits, 192000.0 };
    EXPECT_TRUE (watch.canBeIdle());
    EXPECT_EQ (watch.required(), 24ll * 60 * 60 * 192000);
}
} // namespace
} // namespace lopsided
