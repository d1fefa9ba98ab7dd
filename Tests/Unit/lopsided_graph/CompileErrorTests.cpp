#include "Blocks.h"
#include "TestGraph.h"

#include <gmock/gmock.h>

#include <limits>

namespace lopsided
{
namespace
{

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Code = GraphError::Code;

GraphError errorOf (TestGraph& graph)
{
    const auto result = GraphCompiler::compile (graph.model, graph.settings, graph.carried);
    EXPECT_TRUE (result.has_error());
    return result.error();
}

TEST (GraphCompiler, NamesTheNodesOfACycleInOrder)
{
    TestGraph graph;
    const auto a = graph.add<ScalingProcessor> (1.0f);
    const auto b = graph.add<OnePoleProcessor> (0.5f);
    const auto c = graph.add<SidechainProcessor>();
    const auto bystander = graph.add<ScalingProcessor> (1.0f);
    graph.connectStereo (GraphNodes::audioInput, a);
    graph.connectStereo (bystander, a);
    graph.connectStereo (a, c);
    graph.connectStereo (c, b);
    graph.connectStereo (b, a);
    graph.connectStereo (b, bystander); // and so bystander is on a longer one
    graph.connectStereo (b, GraphNodes::audioOutput);

    const auto error = errorOf (graph);
    EXPECT_EQ (error.code, Code::cycle);
    ASSERT_EQ (error.nodes.size(), 3u);

    for (std::size_t i = 0; i < error.nodes.size(); ++i)
        EXPECT_TRUE (graph.model.isConnected (error.nodes[i], error.nodes[(i + 1) % error.nodes.size()]));

    EXPECT_THAT (error.nodes, ElementsAre (a, c, b));
    EXPECT_THAT (
        error.message,
        HasSubstr ("'Scaling' (id 16) -> 'Sidechain' (id 18) -> 'One-pole' (id 17) -> 'Scaling' (id 16)"));
}

TEST (GraphCompiler, FindsACycleThatNoOutputHears)
{
    TestGraph graph;
    const auto a = graph.add<CountingProcessor>();
    const auto b = graph.add<CountingProcessor>();
    graph.connectMidi (a, b);
    graph.connect ({ b, 0 }, { a, 0 });
    graph.connectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
    EXPECT_THAT (errorOf (graph).nodes, ElementsAre (a, b));
}

TEST (GraphCompiler, RefusesSettingsThatCannotBeRendered)
{
    const auto codeFor = [] (const RenderSettings& settings) {
        TestGraph graph;
        graph.settings = settings;
        return errorOf (graph).code;
    };

    EXPECT_EQ (codeFor ({ .sampleRate = 0.0 }), Code::invalidSettings);
    EXPECT_EQ (codeFor ({ .sampleRate = std::numeric_limits<double>::quiet_NaN() }), Code::invalidSettings);
    EXPECT_EQ (codeFor ({ .maximumBlockSize = 0 }), Code::invalidSettings);
    EXPECT_EQ (codeFor ({ .maximumBlockSize = 1 << 30 }), Code::invalidSettings);
    EXPECT_EQ (codeFor ({ .numInputs = -1 }), Code::invalidSettings);
    EXPECT_EQ (codeFor ({ .numOutputs = 100000 }), Code::invalidSettings);
}

TEST (GraphCompiler, RefusesAConnectionToAPortThatTheProcessorHasLost)
{
    TestGraph graph;
    const auto a = graph.add<ScalingProcessor> (1.0f, 2);
    graph.connect ({ GraphNodes::audioInput, 0 }, { a, 1 });
    EXPECT_NE (graph.compile(), nullptr);

    juce::AudioProcessor::BusesLayout mono;
    mono.inputBuses.add (juce::AudioChannelSet::mono());
    mono.outputBuses.add (juce::AudioChannelSet::mono());
    const auto& instance = graph.model.findNode (a)->instance;
    ASSERT_TRUE (instance->processor().setBusesLayout (mono));
    ASSERT_TRUE (instance->refreshShape());

    const auto error = errorOf (graph);
    EXPECT_EQ (error.code, Code::portOutOfRange);
    EXPECT_THAT (error.message, HasSubstr ("'Scaling' (id 16) channel 1"));
}

TEST (GraphCompiler, RefusesACompensationThatIsOutOfAllReason)
{
    TestGraph graph;
    const auto late = graph.add<ScalingProcessor> (1.0f);
    graph.get<ScalingProcessor> (late).setLatencySamples (std::numeric_limits<int>::max());
    graph.model.findNode (late)->instance->refreshShape();
    graph.connectStereo (GraphNodes::audioInput, late);
    graph.connectStereo (late, GraphNodes::audioOutput);
    EXPECT_NE (graph.compile(), nullptr) << "nothing runs beside it";

    graph.connectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
    EXPECT_EQ (errorOf (graph).code, Code::latencyTooLong);
}

TEST (GraphCompiler, LeavesWhatPlaysAloneWhenItRefuses)
{
    TestGraph graph;
    const auto late = graph.add<LatencyProcessor> (10);
    graph.connectStereo (GraphNodes::audioInput, late);
    graph.connectStereo (late, GraphNodes::audioOutput);
    graph.connectStereo (GraphNodes::audioInput, GraphNodes::audioOutput);
    const auto sequence = graph.compile();
    render (*sequence, makeRamp (2, 64, 1));

    const auto circle = graph.add<ScalingProcessor> (1.0f);
    graph.connectStereo (circle, late);
    graph.connectStereo (late, circle);
    EXPECT_EQ (errorOf (graph).code, Code::cycle);

    const auto output = render (*sequence, makeRamp (2, 64, 65));
    EXPECT_EQ (output.audio.getSample (0, 0), 2.0f * 55.0f);
}

} // namespace
} // namespace lopsided
