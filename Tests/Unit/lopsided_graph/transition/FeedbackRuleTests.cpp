#include "ComparedGraph.h"
#include "Signals.h"

namespace lopsided
{
namespace
{

constexpr auto feedback = Connection::Kind::feedback;
constexpr int maximum = 32;
constexpr TransitionOptions slowly { .fadeSamples = 100 };
constexpr TransitionOptions ringing { .fadeSamples = 100, .tails = Tails::ring, .ringCapSamples = 100000 };

/** input -> hen -> egg -> output; egg, which halves, may feed back into hen. */
class FeedbackRules : public ::testing::Test
{
protected:
    FeedbackRules()
    {
        graph.connectStereo (GraphNodes::audioInput, hen);
        graph.connectStereo (hen, egg);
        graph.connectStereo (egg, GraphNodes::audioOutput);
    }

    void feedBack (Connection::Kind kind = feedback)
    {
        EXPECT_TRUE (graph.connect ({ { egg, 0 }, { hen, 0 }, kind }));
    }

    std::vector<float> play (int numSamples, int blockSize = 23)
    {
        return channelOf (graph.renderAll (numSamples, blockSize, sine), 0);
    }

    /** Renders blocks of ones instead. */
    std::vector<float> playOnes (int numSamples, int blockSize = 23)
    {
        return channelOf (
            graph.renderAll (numSamples, blockSize, [] (int count) { return makeConstant (count); }), 0);
    }

    [[nodiscard]] int numNodes() const { return graph.sequence().numNodes(); }

    const juce::ScopedNoDenormals asInWorkers;
    ComparedGraph graph { { 1000.0, maximum } };
    NodeID hen = graph.add<ScalingProcessor> (1.0f);
    NodeID egg = graph.add<ScalingProcessor> (0.5f);
    SineInput sine { 5.0, 1000.0, 1.0f };
};

TEST_F (FeedbackRules, ComesInByARampOnceItsLineIsFilledAndGoesOutByOne)
{
    graph.commitAndTake();
    playOnes (100);
    feedBack();
    graph.commitAndTake (slowly);
    const auto in = playOnes (maximum + 100);

    for (int i = 0; i < maximum; ++i)
        ASSERT_EQ (in[static_cast<std::size_t> (i)], 0.5f) << "it waits until there is something to let in";

    EXPECT_EQ (in[maximum], 0.5f * (1.0f + 0.5f * 0.01f));
    EXPECT_LE (largestStep (in), 0.008f);
    const auto settled = playOnes (2000);
    EXPECT_NEAR (settled.back(), 1.0f, 1.0e-5f);
    ASSERT_EQ (graph.progress(), GraphCompiler::Progress::over);
    graph.commitAndTake();
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::settled);
    playOnes (100);

    graph.disconnect ({ { egg, 0 }, { hen, 0 } });
    graph.commitAndTake (slowly);
    const auto out = playOnes (400);
    EXPECT_LE (largestStep (out), 0.01f);
    EXPECT_EQ (out.back(), 0.5f);
    graph.commitAndTake();
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::settled);
}

TEST_F (FeedbackRules, AnEditBesideALoopDoesNotDisturbIt)
{
    feedBack();
    graph.commitAndTake();
    ComparedGraph undisturbed { { 1000.0, maximum } };
    const auto otherHen = undisturbed.add<ScalingProcessor> (1.0f);
    const auto otherEgg = undisturbed.add<ScalingProcessor> (0.5f);
    undisturbed.connectStereo (GraphNodes::audioInput, otherHen);
    undisturbed.connectStereo (otherHen, otherEgg);
    undisturbed.connectStereo (otherEgg, GraphNodes::audioOutput);
    undisturbed.connect ({ { otherEgg, 0 }, { otherHen, 0 }, feedback });
    undisturbed.commitAndTake();
    SineInput sameSine { 5.0, 1000.0, 1.0f };
    const auto expected = channelOf (undisturbed.renderAll (3000, maximum, sameSine), 0);
    std::vector<float> actual;
    NodeID beside;

    for (int i = 0; i < 60; ++i)
    {
        if (i % 6 == 0)
        {
            beside = graph.add<OnePoleProcessor> (0.5f);
            graph.connect ({ { GraphNodes::audioInput, 1 }, { beside, 1 } });
            graph.connect ({ { beside, 1 }, { GraphNodes::audioOutput, 1 } });
            graph.connect ({ { beside, 1 }, { beside, 0 }, feedback });
            graph.connect ({ { hen, 0 }, { beside, 0 }, feedback });
        }
        else if (i % 6 == 3)
        {
            graph.remove (beside);
        }

        if (i % 2 == 1)
            graph.commitAndTake (i % 4 == 1 ? slowly : ringing);

        for (const auto sample : play (50, 1 + i % maximum))
            actual.push_back (sample);
    }

    EXPECT_EQ (actual, expected);
}

TEST_F (FeedbackRules, APlainConnectionThatBeginsToFeedBackGoesOutWhileTheOtherComesIn)
{
    graph.disconnectStereo (hen, egg);
    EXPECT_TRUE (graph.connect ({ { GraphNodes::audioInput, 0 }, { egg, 0 } }));
    feedBack (Connection::Kind::plain);
    EXPECT_TRUE (graph.connect ({ { hen, 0 }, { GraphNodes::audioOutput, 0 } }));
    graph.commitAndTake();
    EXPECT_EQ (playOnes (100).back(), 2.0f); // egg alone, and hen: 1 from outside, a half from egg
    graph.disconnect ({ { egg, 0 }, { hen, 0 } });
    feedBack();
    graph.commitAndTake (slowly);
    const auto both = playOnes (400);
    EXPECT_LE (largestStep (both), 0.0051f);
    EXPECT_EQ (both.back(), 2.0f);
    graph.commitAndTake();
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::settled);
}

TEST_F (FeedbackRules, ALoopThatIsRemovedRingsOutAndThenIsGone)
{
    const auto echo = graph.add<ScalingProcessor> (0.9f);
    graph.connectStereo (GraphNodes::audioInput, echo);
    graph.connectStereo (echo, GraphNodes::audioOutput);
    graph.connect ({ { echo, 0 }, { echo, 0 }, feedback });
    graph.commitAndTake();
    play (500);
    graph.remove (echo);
    graph.commitAndTake (ringing);
    play (200);
    graph.commitAndTake();
    EXPECT_EQ (numNodes(), 3);
    const auto tail = playOnes (100);
    EXPECT_GT (std::abs (tail.back() - 0.5f), 0.01f) << "it still rings";
    playOnes (140 * maximum + 1200); // 0.9 to the 132nd power is -120 dB
    ASSERT_EQ (graph.progress(), GraphCompiler::Progress::over);
    graph.commitAndTake();
    playOnes (200);
    graph.commitAndTake();
    EXPECT_EQ (numNodes(), 2);
    EXPECT_EQ (graph.progress(), GraphCompiler::Progress::settled);
}

TEST_F (FeedbackRules, NodesThatOnlyHearEachOtherGoAtOnce)
{
    const auto first = graph.add<ScalingProcessor> (0.9f);
    const auto second = graph.add<ScalingProcessor> (0.9f);
    graph.connectStereo (GraphNodes::audioInput, first);
    graph.connectStereo (first, second);
    graph.connect ({ { second, 0 }, { first, 1 }, feedback });
    graph.connect ({ { first, 0 }, { first, 0 }, feedback });
    graph.commitAndTake();
    play (100);
    graph.remove (first);
    graph.remove (second);
    graph.commitAndTake (ringing);
    EXPECT_EQ (numNodes(), 2);
    play (100);
}

TEST_F (FeedbackRules, AReplacedNodeOfALoopMakesNoStep)
{
    feedBack();
    graph.commitAndTake();
    play (500);
    EXPECT_TRUE (graph.replace (egg, graph.make ([] { return std::make_unique<ScalingProcessor> (0.25f); })));
    graph.commitAndTake (slowly);
    EXPECT_LE (largestStep (play (1000)), 2.0f * sine.ownStep());
}

TEST_F (FeedbackRules, ALoopThatIsAddedWholeMakesNoStepWhenItsFirstEchoComes)
{
    graph.commitAndTake();
    playOnes (100);
    const auto echo = graph.add<ScalingProcessor> (0.5f);
    graph.connectStereo (GraphNodes::audioInput, echo);
    graph.connectStereo (echo, GraphNodes::audioOutput);
    graph.connect ({ { echo, 0 }, { echo, 0 }, feedback });
    graph.commitAndTake ({ .fadeSamples = 20 });
    const auto output = playOnes (1000);
    EXPECT_LE (largestStep (output), 0.5f / 20.0f + 1.0e-5f);
    EXPECT_NEAR (output.back(), 1.5f, 1.0e-4f);
}

TEST_F (FeedbackRules, IsNotHeardFromBeforeItWasLeftOut)
{
    feedBack();
    graph.commitAndTake();
    playOnes (500);
    graph.disconnect ({ { egg, 0 }, { hen, 0 } });
    graph.commitAndTake();
    playOnes (maximum / 2);
    feedBack();
    graph.commitAndTake();
    const auto output = playOnes (2 * maximum);
    EXPECT_EQ (output[maximum - 1], 0.5f);
    EXPECT_EQ (output[maximum], 0.75f);
}

TEST_F (FeedbackRules, TurnedWithItsLoopGoesOutBeforeThePlainOneComesIn)
{
    // hen -> egg becomes egg -> hen, and what fed back before is plain now: together they go in a circle.
    feedBack();
    graph.commitAndTake();
    playOnes (1000);
    TestGraph& turned = graph.compiled;
    turned.model.removeConnection ({ { hen, 0 }, { egg, 0 } }).value();
    turned.model.removeConnection ({ { egg, 0 }, { hen, 0 } }).value();
    turned.model.addConnection ({ { egg, 0 }, { hen, 0 } }).value();
    turned.model.addFeedbackConnection ({ hen, 0 }, { egg, 0 }).value();
    turned.model.removeConnection ({ { hen, 1 }, { egg, 1 } }).value();
    const auto sequence =
        GraphCompiler::compile (turned.model, turned.settings, turned.carried, slowly).value();
    std::vector<float> samples {
        graph.renderAll (1, 1, [] (int n) { return makeConstant (n); }).getSample (0, 0)
    };

    for (int block = 0; block < 60; ++block)
        for (const auto sample : channelOf (lopsided::render (*sequence, makeConstant (20)).audio, 0))
            samples.push_back (sample);

    EXPECT_LE (largestStep (samples), 0.025f);
    EXPECT_EQ (GraphCompiler::progressOf (turned.carried), GraphCompiler::Progress::over);
    EXPECT_NEAR (samples.back(), 1.0f, 1.0e-4f);
}

} // namespace
} // namespace lopsided
