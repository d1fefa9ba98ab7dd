#include "ControlGraph.h"

#include <array>
#include <cmath>
#include <limits>
#include <random>

namespace lopsided
{
namespace
{

using Point = AutomationCurve::Point;
using Segment = AutomationCurve::Segment;
using Timeline = AutomationCurve::Timeline;

TEST (AutomationCurve, IsExactAtItsPointsAndOnItsLines)
{
    const AutomationCurve curve {
        { { 200, 0.25f }, { 100, 1.0f }, { 300, 0.25f, Segment::step }, { 400, 0.5f } }
    };
    EXPECT_TRUE (curve.isValid());
    EXPECT_EQ (curve.valueAt (-5), 1.0f);
    EXPECT_EQ (curve.valueAt (100), 1.0f);
    EXPECT_EQ (curve.valueAt (150), 0.625f);
    EXPECT_EQ (curve.valueAt (200), 0.25f);
    EXPECT_EQ (curve.valueAt (399), 0.25f);
    EXPECT_EQ (curve.valueAt (400), 0.5f);
    EXPECT_EQ (curve.valueAt (100000), 0.5f);
}

TEST (AutomationCurve, HasStepsAtItsPointsAndEvery32SamplesOfASlope)
{
    const AutomationCurve curve { { { 100, 1.0f }, { 200, 0.25f }, { 300, 0.25f }, { 400, 0.5f } } };
    std::vector<std::int64_t> steps;

    for (auto step = curve.nextStep (0); step != AutomationCurve::never; step = curve.nextStep (step))
        steps.push_back (step);

    EXPECT_EQ (steps, (std::vector<std::int64_t> { 100, 132, 164, 196, 200, 300, 332, 364, 396, 400 }));
    EXPECT_EQ (curve.steppedValueAt (131), 1.0f);
    EXPECT_EQ (curve.steppedValueAt (163), curve.valueAt (132));
}

TEST (AutomationCurve, TakesTheLastOfPointsAtOneTimeAndLimitsValues)
{
    const AutomationCurve curve { { { 10, 0.1f }, { 10, 7.0f }, { 5, -3.0f } } };
    ASSERT_EQ (curve.points().size(), 2u);
    EXPECT_EQ (curve.valueAt (5), 0.0f);
    EXPECT_EQ (curve.valueAt (10), 1.0f);
}

TEST (AutomationCurve, WithoutPointsOrWithANaNIsInvalid)
{
    EXPECT_FALSE (AutomationCurve { {} }.isValid());
    EXPECT_FALSE ((AutomationCurve { { { 0, std::numeric_limits<float>::quiet_NaN() } } }.isValid()));
    EXPECT_FALSE ((AutomationCurve { { { std::numeric_limits<std::int64_t>::max(), 0.5f } } }.isValid()));
}

TEST (Automation, IsRefusedForNodesAndParametersThatAreNotThere)
{
    ControlGraph graph;
    const AutomationCurve curve { { { 0, 0.5f } } };
    auto& model = graph.graph.model;
    const auto codeOf = [] (const GraphResult<void>& result) { return result.error().code; };
    EXPECT_EQ (codeOf (model.setAutomation (NodeID { 99 }, 0, curve)), GraphError::Code::unknownNode);
    EXPECT_EQ (codeOf (model.setAutomation (GraphNodes::audioInput, 0, curve)),
               GraphError::Code::reservedNode);
    EXPECT_EQ (codeOf (model.setAutomation (graph.id, 1, curve)), GraphError::Code::unknownParameter);
    EXPECT_EQ (codeOf (model.setAutomation (graph.id, -1, curve)), GraphError::Code::unknownParameter);
    EXPECT_EQ (codeOf (model.setAutomation (graph.id, 0, AutomationCurve { {} })),
               GraphError::Code::invalidValue);
    EXPECT_EQ (model.findNode (graph.id)->automation, nullptr);
}

TEST (Automation, SetsTheExactValueAtEachStep)
{
    ControlGraph graph;
    const AutomationCurve curve {
        { { 50, 0.0f }, { 178, 1.0f }, { 300, 0.5f, Segment::step }, { 400, 0.75f } }
    };
    graph.automate (curve);
    const auto output = samplesOf (graph.render (512));

    for (std::size_t i = 0; i < output.size(); ++i)
        ASSERT_EQ (output[i], curve.steppedValueAt (static_cast<std::int64_t> (i))) << i;

    EXPECT_EQ (output[300], curve.valueAt (300));
    EXPECT_EQ (output[399], 0.5f);
    EXPECT_EQ (output[400], 0.75f);
}

TEST (Automation, IsHeardTheSameWhateverTheBlocks)
{
    const AutomationCurve curve {
        { { 50, 0.0f }, { 690, 1.0f }, { 1330, 0.2f }, { 1362, 0.9f, Segment::step }, { 1500, 0.1f } }
    };
    std::vector<std::vector<float>> outputs;

    for (const std::uint32_t seed : { 0u, 1u, 2u, 3u })
    {
        ControlGraph graph;
        graph.automate (curve);
        std::mt19937 random { seed };
        std::vector<float> output;

        while (output.size() < 2000)
        {
            const auto numSamples = seed == 0 ? 500 : std::uniform_int_distribution { 1, 400 }(random);
            const auto samples = samplesOf (graph.render (numSamples));
            output.insert (output.end(), samples.begin(), samples.end());
        }

        output.resize (2000);
        outputs.push_back (std::move (output));
    }

    for (const auto& output : outputs)
        EXPECT_EQ (output, outputs.front());
}

TEST (Automation, SendsOnlyWhatHasChanged)
{
    ControlGraph graph;
    graph.automate (AutomationCurve { { { 0, 0.5f }, { 1000, 0.5f }, { 2000, 0.5f, Segment::step } } });

    for (int block = 0; block < 20; ++block)
        graph.render (256);

    EXPECT_EQ (graph.processor.parameters[0]->numSets, 1);
    EXPECT_EQ (graph.processor.calls.size(), 20u);
}

TEST (Automation, HasTheLastWordOverOtherChanges)
{
    ControlGraph graph;
    graph.automate (AutomationCurve { { { 0, 0.5f } } });
    graph.set (100, 0.9f);
    const auto output = samplesOf (graph.render (256));
    EXPECT_EQ (output, std::vector<float> (256, 0.5f));
}

TEST (Automation, ThatIsClearedLeavesTheParameterWhereItIs)
{
    ControlGraph graph { 2 };
    graph.automate (AutomationCurve { { { 0, 0.5f } } }, 0);
    graph.automate (AutomationCurve { { { 0, 0.25f } } }, 1);
    graph.render (64);
    graph.graph.model.clearAutomation (graph.id, 0).value();
    graph.compile();
    graph.setNow (0.75f, 0);
    graph.setNow (0.75f, 1);
    graph.render (64);
    EXPECT_EQ (graph.processor.calls.back().values, (std::vector<float> { 0.75f, 0.25f }));
    graph.graph.model.clearAutomation (graph.id, 1).value();
    EXPECT_EQ (graph.graph.model.findNode (graph.id)->automation, nullptr);
}

TEST (Automation, OfTheTransportRestsUnlessItPlays)
{
    ControlGraph graph;
    graph.automate (
        AutomationCurve { { { 1000, 0.0f, Segment::step }, { 1064, 1.0f } }, Timeline::transport });
    MovingPlayHead host;
    host.position.setTimeInSamples (1064);
    graph.render (64);        // no play head
    graph.render (64, &host); // does not play
    EXPECT_EQ (graph.processor.parameters[0]->numSets, 0);
    host.position.setIsPlaying (true);
    graph.render (64, &host);
    EXPECT_EQ (graph.processor.parameters[0]->value, 1.0f);
    host.position.setTimeInSamples (1000);
    graph.render (64, &host);
    EXPECT_EQ (graph.processor.parameters[0]->value, 0.0f);
}

TEST (Automation, OfTheTransportFollowsALoopInsideABlock)
{
    ControlGraph graph;
    graph.automate (AutomationCurve {
        { { 0, 0.25f, Segment::step }, { 24000, 0.5f, Segment::step }, { 47980, 0.75f, Segment::step } },
        Timeline::transport });
    MovingPlayHead host; // 120 quarters a minute at 48 kHz: 24000 samples a quarter
    host.position.setIsPlaying (true);
    host.position.setIsLooping (true);
    host.position.setBpm (120.0);
    host.position.setLoopPoints (juce::AudioPlayHead::LoopPoints { 1.0, 2.0 });
    host.position.setTimeInSamples (47900);
    host.position.setPpqPosition (47900.0 / 24000.0);
    const auto output = samplesOf (graph.render (200, &host));
    EXPECT_EQ (graph.processor.lengths(), (std::vector<int> { 80, 20, 100 }));
    EXPECT_EQ (output[79], 0.5f);
    EXPECT_EQ (output[80], 0.75f);
    EXPECT_EQ (output[99], 0.75f);
    EXPECT_EQ (output[100], 0.5f);
}

} // namespace
} // namespace lopsided
