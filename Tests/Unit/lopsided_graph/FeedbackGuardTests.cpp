#include "BlockSizes.h"
#include "TestGraph.h"

#include <RealtimeTrap/RealtimeExpectations.h>

#include <cmath>
#include <limits>

namespace lopsided
{
namespace
{

constexpr int maximum = 64;
const RenderSettings settings { .maximumBlockSize = maximum };
constexpr auto notANumber = std::numeric_limits<float>::quiet_NaN();
constexpr Accounting everythingOff { Accounting::Switch::off, Accounting::Switch::off,
                                     Accounting::Switch::off, Accounting::Switch::off };

/** A node that renders a NaN for one block, when it is told to. */
std::unique_ptr<juce::AudioProcessor> makeFaulty (bool& isFaulty)
{
    return std::make_unique<FunctionProcessor> (
        2, 2, TestProcessor::Midi::none, [&isFaulty] (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) {
            audio.applyGain (0.5f);

            if (std::exchange (isFaulty, false))
                audio.setSample (0, audio.getNumSamples() / 2, notANumber);
        });
}

TEST (Feedback, ALoopRecoversFromANaNAlthoughTheGuardIsOff)
{
    TestGraph graph { settings };
    graph.settings.accounting = everythingOff;
    bool isFaulty = false;
    const auto node = graph.model.addNode (graph.makeInstance (makeFaulty (isFaulty)), "faulty").value();
    graph.connect ({ GraphNodes::audioInput, 0 }, { node, 0 });
    graph.connect ({ node, 0 }, { GraphNodes::audioOutput, 0 });
    graph.model.addFeedbackConnection ({ node, 0 }, { node, 0 }).value();
    const auto sequence = graph.compile();
    renderAll (*sequence, makeImpulse (100), always (50));
    isFaulty = true;
    const auto output = renderAll (*sequence, makeRamp (2, 2000, 1), always (50));

    for (int i = 0; i < 2000; ++i)
        ASSERT_TRUE (std::isfinite (output.getSample (0, i))) << i;

    EXPECT_NEAR (output.getSample (0, 1999), 0.5f * (2000.0f + output.getSample (0, 1999 - maximum)), 0.01f);
}

TEST (Feedback, ANaNThatABypassedSourceLetsThroughDoesNotComeRound)
{
    // Its guard stands at its own output, and what it is bypassed by is the input.
    TestGraph graph { settings };
    graph.settings.accounting = everythingOff;
    bool isFaulty = false;
    const auto faulty = graph.model.addNode (graph.makeInstance (makeFaulty (isFaulty)), "faulty").value();
    const auto node = graph.add<ScalingProcessor> (1.0f);
    const auto ear = graph.add<ScalingProcessor> (0.5f);
    graph.model.setNodeOptions (node, { .bypass = NodeOptions::Switch::on }).value();
    graph.connect ({ GraphNodes::audioInput, 0 }, { faulty, 0 });
    graph.connect ({ faulty, 0 }, { node, 0 });
    graph.connect ({ ear, 0 }, { node, 0 });
    graph.connect ({ ear, 0 }, { GraphNodes::audioOutput, 0 });
    graph.model.addFeedbackConnection ({ node, 0 }, { ear, 0 }).value();
    const auto sequence = graph.compile();
    isFaulty = true;
    const auto output = renderAll (*sequence, makeRamp (2, 2000, 1), always (50));

    for (int i = 0; i < 2000; ++i)
        ASSERT_TRUE (std::isfinite (output.getSample (0, i))) << i;

    EXPECT_GT (output.getSample (0, 1999), 0.0f);
}

//======================================================================================================================
using FeedbackRealtime = testing::RealtimeTest;

TEST_F (FeedbackRealtime, RampsAndRepairsNeitherAllocateNorLockNorCallTheSystem)
{
    TestGraph graph { settings };
    bool isFaulty = false;
    const auto node = graph.model.addNode (graph.makeInstance (makeFaulty (isFaulty)), "faulty").value();
    graph.connectStereo (GraphNodes::audioInput, node);
    graph.connectStereo (node, GraphNodes::audioOutput);
    const auto before = graph.compile();
    graph.model.addFeedbackConnection ({ node, 0 }, { node, 1 }).value();
    const TransitionOptions slowly { .fadeSamples = 200 };
    const auto with = GraphCompiler::compile (graph.model, graph.settings, graph.carried, slowly).value();
    graph.model.removeConnection ({ { node, 0 }, { node, 1 } }).value();
    const auto without = GraphCompiler::compile (graph.model, graph.settings, graph.carried, slowly).value();
    const auto input = makeRamp (2, maximum);
    Block output { 2, maximum };

    testing::runOnAudioThread ([&] {
        for (const auto* sequence : { &before, &with, &without })
        {
            for (int block = 0; block < 20; ++block)
            {
                auto arguments = argumentsFor (input, output);
                arguments.numSamples = 1 + (block * 37) % maximum;
                isFaulty = block == 10;

                testing::expectNoOffences ([&] {
                    const juce::ScopedNoDenormals noDenormals;
                    (*sequence)->render (arguments);

                    if (block == 18)
                        (*sequence)->reset();
                });
            }
        }
    });
}

} // namespace
} // namespace lopsided
