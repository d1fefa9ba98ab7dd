#include "BlockSizes.h"
#include "TestGraph.h"

namespace lopsided
{
namespace
{

constexpr int maximum = 64;
const RenderSettings settings { .maximumBlockSize = maximum };
/** in 0 -> node -> out 0, the node at half level and into itself. */
void makeSelfFeedback (TestGraph& graph)
{
    const auto node = graph.add<ScalingProcessor> (0.5f);
    graph.connect ({ GraphNodes::audioInput, 0 }, { node, 0 });
    graph.model.addFeedbackConnection ({ node, 0 }, { node, 0 }).value();
    graph.connect ({ node, 0 }, { GraphNodes::audioOutput, 0 });
}

TEST (Feedback, OfANodeToItselfIsLateByExactlyTheMaximumBlockWhateverTheBlocks)
{
    std::mt19937 random { 3 };
    const auto input = makeNoise (random, 2, 1500);

    for (const auto& sizes : { always (1), always (7), atRandom (maximum), always (maximum) })
    {
        TestGraph graph { settings };
        makeSelfFeedback (graph);
        const auto output = renderAll (*graph.compile(), input, sizes);

        for (int i = 0; i < 1500; ++i)
        {
            const auto echo = i < maximum ? 0.0f : output.getSample (0, i - maximum);
            ASSERT_EQ (output.getSample (0, i), 0.5f * (input.audio.getSample (0, i) + echo)) << i;
        }
    }
}

TEST (Feedback, AddsToTheLatencyOfItsLoopAndIsNotCompensated)
{
    constexpr int latency = 100;

    for (const auto& sizes : { always (1), always (7), atRandom (maximum), always (maximum) })
    {
        TestGraph graph { settings };
        const auto first = graph.add<ScalingProcessor> (1.0f);
        const auto late = graph.add<LatencyProcessor> (latency);
        const auto last = graph.add<ScalingProcessor> (0.5f);
        graph.connect ({ GraphNodes::audioInput, 0 }, { first, 0 });
        graph.connect ({ first, 0 }, { late, 0 });
        graph.connect ({ late, 0 }, { last, 0 });
        graph.connect ({ last, 0 }, { GraphNodes::audioOutput, 0 });
        graph.model.addFeedbackConnection ({ last, 0 }, { first, 0 }).value();
        const auto sequence = graph.compile();
        EXPECT_EQ (sequence->latencySamples(), latency);
        const auto output = renderAll (*sequence, makeImpulse (1000), sizes);
        auto expected = 0.5f;

        for (int i = 0; i < 1000; ++i)
        {
            const auto comesRound = i >= latency && (i - latency) % (latency + maximum) == 0;
            ASSERT_EQ (output.getSample (0, i), comesRound ? expected : 0.0f) << i;
            expected *= comesRound ? 0.5f : 1.0f;
        }
    }
}

/** Branches that hear each other through feedback alone, so that nothing but that orders them. */
void makeCrossedFeedback (TestGraph& graph)
{
    std::vector<NodeID> branches;

    for (int i = 0; i < 6; ++i)
    {
        branches.push_back (graph.add<OnePoleProcessor> (0.1f * static_cast<float> (i + 1)));
        graph.connectStereo (GraphNodes::audioInput, branches.back());
        graph.connectStereo (branches.back(), GraphNodes::audioOutput);
    }

    const auto tail = graph.add<ScalingProcessor> (0.1f);
    graph.connectStereo (branches[2], tail);

    for (std::size_t i = 0; i < 6; ++i)
    {
        const auto quiet = graph.add<ScalingProcessor> (0.2f);
        graph.connectStereo (branches[i], quiet);
        graph.model.addFeedbackConnection ({ quiet, 0 }, { branches[(i + 1) % 6], 1 }).value();
        graph.model.addFeedbackConnection ({ quiet, 1 }, { branches[(i + 4) % 6], 0 }).value();
        graph.model.addFeedbackConnection ({ tail, static_cast<int> (i % 2) }, { branches[i], 0 }).value();
    }
}

TEST (Feedback, IsBitIdenticalAtAnyBlockSizeWithAnyNumberOfWorkers)
{
    std::mt19937 random { 8 };
    const auto input = makeNoise (random, 2, 3000);
    TestGraph alone { settings };
    makeCrossedFeedback (alone);
    const auto expected = renderAll (*alone.compile(), input, always (maximum));

    for (const auto numWorkers : { 0, 1, 3 })
    {
        for (const auto& sizes : { always (1), always (7), atRandom (maximum), always (maximum) })
        {
            TestGraph graph { settings };

            if (numWorkers != 0)
                graph.settings.workers =
                    std::make_shared<WorkerPool> (WorkerOptions { .numWorkers = numWorkers });

            makeCrossedFeedback (graph);
            EXPECT_TRUE (isIdentical (renderAll (*graph.compile(), input, sizes), expected)) << numWorkers;
        }
    }
}

TEST (Feedback, IsForgottenByAReset)
{
    TestGraph graph { settings };
    makeSelfFeedback (graph);
    const auto sequence = graph.compile();
    renderAll (*sequence, makeImpulse (10), always (maximum));
    sequence->reset();
    EXPECT_TRUE (isSilent (renderAll (*sequence, Block { 2, 500 }, always (maximum))));
}

TEST (Feedback, OfASilentLoopLetsItsNodesRestUntilSomethingComesIn)
{
    TestGraph graph { settings };
    int numCalls = 0;
    const auto node = graph.add<FunctionProcessor> (
        2, 2, TestProcessor::Midi::none, [&numCalls] (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) {
            ++numCalls;
            audio.applyGain (0.5f);
        });
    graph.connectStereo (GraphNodes::audioInput, node);
    graph.connectStereo (node, GraphNodes::audioOutput);
    graph.model.addFeedbackConnection ({ node, 0 }, { node, 0 }).value();
    const auto sequence = graph.compile();
    renderAll (*sequence, makeImpulse (60000), always (maximum));
    numCalls = 0;
    EXPECT_TRUE (isSilent (renderAll (*sequence, Block { 2, 1000 }, always (maximum))));
    EXPECT_EQ (numCalls, 0);
    const auto output = renderAll (*sequence, makeImpulse (200), atRandom (maximum));
    EXPECT_EQ (output.getSample (0, maximum), 0.25f);
}

} // namespace
} // namespace lopsided
