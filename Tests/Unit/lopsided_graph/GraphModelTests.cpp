#include "TestGraph.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace lopsided
{
namespace
{

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Code = GraphError::Code;
using Midi = TestProcessor::Midi;

template <typename T>
Code codeOf (const GraphResult<T>& result)
{
    EXPECT_TRUE (result.has_error());
    return result.error().code;
}

TEST (GraphModel, GivesOutFreshIdsFromTheFirstUserIdUp)
{
    TestGraph graph;
    EXPECT_EQ (graph.add<ScalingProcessor> (1.0f), GraphNodes::firstUser);
    const auto second = graph.add<ScalingProcessor> (1.0f);
    EXPECT_EQ (second.uid, GraphNodes::firstUser.uid + 1);

    graph.model.removeNode (second).value();
    EXPECT_EQ (graph.add<ScalingProcessor> (1.0f).uid, second.uid + 1) << "an id was used twice";
}

TEST (GraphModel, KeepsNodesSortedWhateverIdsAreWanted)
{
    TestGraph graph;

    for (const auto uid : { 500u, 20u, 100u })
        graph.model.addNode (graph.makeInstance (std::make_unique<ScalingProcessor> (1.0f)), "x", { uid })
            .value();

    ASSERT_EQ (graph.model.nodes().size(), 3u);
    EXPECT_EQ (graph.model.nodes()[0].id.uid, 20u);
    EXPECT_EQ (graph.model.nodes()[1].id.uid, 100u);
    EXPECT_EQ (graph.model.nodes()[2].id.uid, 500u);
    EXPECT_NE (graph.model.findNode ({ 100 }), nullptr);
    EXPECT_EQ (graph.model.findNode ({ 101 }), nullptr);
    EXPECT_EQ (graph.add<ScalingProcessor> (1.0f).uid, 501u);
}

TEST (GraphModel, UsesTheGapsOnceTheLastIdIsTaken)
{
    TestGraph graph;
    const NodeID last { std::numeric_limits<std::uint32_t>::max() };
    graph.model.addNode (graph.makeInstance (std::make_unique<ScalingProcessor> (1.0f)), "x", last).value();
    EXPECT_EQ (graph.add<ScalingProcessor> (1.0f), GraphNodes::firstUser);
    EXPECT_EQ (graph.add<ScalingProcessor> (1.0f).uid, GraphNodes::firstUser.uid + 1);
}

TEST (GraphModel, RefusesReservedTakenAndEmptyNodes)
{
    TestGraph graph;
    const auto id = graph.add<ScalingProcessor> (1.0f);
    auto instance = graph.makeInstance (std::make_unique<ScalingProcessor> (1.0f));

    EXPECT_EQ (codeOf (graph.model.addNode (instance, "x", GraphNodes::audioOutput)), Code::reservedNode);
    EXPECT_EQ (codeOf (graph.model.addNode (instance, "x", { 15 })), Code::reservedNode);
    EXPECT_EQ (codeOf (graph.model.addNode (instance, "x", id)), Code::duplicateNode);
    EXPECT_EQ (codeOf (graph.model.addNode (nullptr, "x")), Code::missingProcessor);
    EXPECT_EQ (codeOf (graph.model.removeNode (GraphNodes::audioInput)), Code::reservedNode);
    EXPECT_EQ (codeOf (graph.model.removeNode ({ 999 })), Code::unknownNode);
    EXPECT_EQ (graph.model.nodes().size(), 1u);
}

TEST (GraphModel, RemovesManyNodesAtOnceOrNone)
{
    TestGraph graph;
    std::vector<NodeID> ids;

    for (int i = 0; i < 200; ++i)
    {
        ids.push_back (graph.add<ScalingProcessor> (1.0f));
        graph.connectStereo (GraphNodes::audioInput, ids.back());
        graph.connectStereo (ids.back(), GraphNodes::audioOutput);

        if (i > 0)
            graph.connectStereo (ids[static_cast<std::size_t> (i) - 1], ids.back());
    }

    const auto numConnections = graph.model.connections().size();
    EXPECT_EQ (codeOf (graph.model.removeNodes ({ ids[0], { 99999 } })), Code::unknownNode);
    EXPECT_EQ (codeOf (graph.model.removeNodes ({ ids[0], GraphNodes::midiInput })), Code::reservedNode);
    EXPECT_EQ (graph.model.nodes().size(), 200u);
    EXPECT_EQ (graph.model.connections().size(), numConnections);

    // In no order, one of them twice; what stays is what removing one after the other leaves.
    auto oneByOne = graph.model;
    std::vector<NodeID> leaving { ids[7], ids[199], ids[0], ids[7] };

    for (std::size_t i = 60; i < 140; ++i)
        leaving.push_back (ids[i]);

    for (const auto id : leaving)
        if (oneByOne.findNode (id) != nullptr)
            oneByOne.removeNode (id).value();

    graph.model.removeNodes (leaving).value();
    EXPECT_EQ (graph.model.nodes().size(), 200u - 83u);
    EXPECT_TRUE (std::ranges::equal (graph.model.connections(), oneByOne.connections()));
    EXPECT_TRUE (std::ranges::equal (graph.model.nodes(), oneByOne.nodes(), {}, &Node::id, &Node::id));
    graph.model.removeNodes ({}).value();
    EXPECT_EQ (graph.model.nodes().size(), 200u - 83u);
}

TEST (GraphModel, HasItsEndsWithoutBeingTold)
{
    const GraphModel model;

    for (const auto id :
         { GraphNodes::audioInput, GraphNodes::audioOutput, GraphNodes::midiInput, GraphNodes::midiOutput })
        EXPECT_TRUE (model.contains (id));

    EXPECT_TRUE (model.nodes().empty());
    EXPECT_TRUE (
        model.canConnect ({ { GraphNodes::audioInput, 0 }, { GraphNodes::audioOutput, 7 } }).has_value());
}

TEST (GraphModel, RefusesConnectionsThatCannotBe)
{
    TestGraph graph;
    const auto a = graph.add<ScalingProcessor> (1.0f);
    const auto b = graph.add<ScalingProcessor> (1.0f);
    const auto notes = graph.add<MidiGeneratorProcessor> (100, 60);
    const auto refusal = [&] (Port source, Port destination) {
        return codeOf (graph.model.addConnection ({ source, destination }));
    };

    EXPECT_EQ (refusal ({ { 999 }, 0 }, { a, 0 }), Code::unknownNode);
    EXPECT_EQ (refusal ({ a, 0 }, { { 999 }, 0 }), Code::unknownNode);
    EXPECT_EQ (refusal ({ a, 0 }, { a, 1 }), Code::selfConnection);
    EXPECT_EQ (refusal (Port::midi (notes), { a, 0 }), Code::kindMismatch);
    EXPECT_EQ (refusal ({ a, 0 }, Port::midi (b)), Code::kindMismatch);
    EXPECT_EQ (refusal ({ a, 2 }, { b, 0 }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ a, 0 }, { b, 2 }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ a, -1 }, { b, 0 }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ a, 0 }, { b, 100000 }), Code::portOutOfRange);
    EXPECT_EQ (refusal (Port::midi (notes), Port::midi (a)), Code::portOutOfRange)
        << "a gain accepts no MIDI";
    EXPECT_EQ (refusal (Port::midi (a), Port::midi (GraphNodes::midiOutput)), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ GraphNodes::audioOutput, 0 }, { a, 0 }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ a, 0 }, { GraphNodes::audioInput, 0 }), Code::portOutOfRange);
    EXPECT_EQ (refusal ({ a, 0 }, { GraphNodes::midiOutput, 0 }), Code::portOutOfRange);
    EXPECT_TRUE (graph.model.connections().empty());

    graph.connect ({ a, 0 }, { b, 0 });
    EXPECT_EQ (refusal ({ a, 0 }, { b, 0 }), Code::alreadyConnected);
    EXPECT_EQ (graph.model.connections().size(), 1u);
}

TEST (GraphModel, SaysWhatWasRefusedWhereAndWhy)
{
    TestGraph graph;
    auto instance = graph.makeInstance (std::make_unique<ScalingProcessor> (1.0f));
    const auto verb = graph.model.addNode (instance, "Big reverb").value();
    const auto error = graph.model.addConnection ({ { verb, 5 }, { GraphNodes::audioOutput, 0 } }).error();

    EXPECT_THAT (error.message, HasSubstr ("'Big reverb' (id 16) channel 5"));
    EXPECT_THAT (error.message, HasSubstr ("graph's audio output"));
    EXPECT_THAT (error.message, HasSubstr ("it has 2 audio outputs and produces no MIDI"));
    EXPECT_THAT (error.nodes, ElementsAre (verb, GraphNodes::audioOutput));
    EXPECT_THROW (graph.model.removeNode ({ 77 }).value(), std::runtime_error);
}

TEST (GraphModel, KeepsConnectionsInTheOrderOfTheirDestinations)
{
    TestGraph graph;
    const auto a = graph.add<ScalingProcessor> (1.0f);
    const auto b = graph.add<ScalingProcessor> (1.0f);
    graph.connect ({ b, 0 }, { GraphNodes::audioOutput, 0 });
    graph.connect ({ a, 1 }, { b, 0 });
    graph.connect ({ a, 0 }, { GraphNodes::audioOutput, 0 });
    graph.connect ({ a, 0 }, { b, 0 });

    EXPECT_THAT (graph.model.connections(),
                 ElementsAre (Connection { { a, 0 }, { GraphNodes::audioOutput, 0 } },
                              Connection { { b, 0 }, { GraphNodes::audioOutput, 0 } },
                              Connection { { a, 0 }, { b, 0 } }, Connection { { a, 1 }, { b, 0 } }));
    EXPECT_EQ (graph.model.connectionsInto (b).size(), 2u);
    EXPECT_TRUE (graph.model.isConnected (a, b));
    EXPECT_FALSE (graph.model.isConnected (b, a));
    EXPECT_TRUE (graph.model.isConnected ({ { a, 1 }, { b, 0 } }));
}

TEST (GraphModel, RemovesTheConnectionsOfARemovedNode)
{
    TestGraph graph;
    const auto a = graph.add<ScalingProcessor> (1.0f);
    const auto b = graph.add<ScalingProcessor> (1.0f);
    graph.connectStereo (a, b);
    graph.connectStereo (b, GraphNodes::audioOutput);
    graph.connectStereo (a, GraphNodes::audioOutput);

    graph.model.removeNode (b).value();
    EXPECT_EQ (graph.model.connections().size(), 2u);
    EXPECT_EQ (codeOf (graph.model.removeConnection ({ { a, 0 }, { b, 0 } })), Code::notConnected);
    graph.model.removeConnection ({ { a, 0 }, { GraphNodes::audioOutput, 0 } }).value();
    EXPECT_EQ (graph.model.connections().size(), 1u);
}

TEST (GraphModel, ReplacesANodeUnderItsConnectionsIfTheyFit)
{
    TestGraph graph;
    const auto a = graph.add<ScalingProcessor> (1.0f);
    graph.connectStereo (a, GraphNodes::audioOutput);

    auto mono = graph.makeInstance (std::make_unique<ScalingProcessor> (1.0f, 1));
    EXPECT_EQ (codeOf (graph.model.replaceNode (a, mono)), Code::portOutOfRange);
    EXPECT_NE (graph.model.findNode (a)->instance, mono);

    auto wide = graph.makeInstance (std::make_unique<ScalingProcessor> (1.0f, 4));
    graph.model.replaceNode (a, wide).value();
    EXPECT_EQ (graph.model.findNode (a)->instance, wide);
    EXPECT_EQ (graph.model.connections().size(), 2u);
    EXPECT_EQ (codeOf (graph.model.replaceNode (GraphNodes::midiInput, wide)), Code::reservedNode);
    EXPECT_EQ (codeOf (graph.model.replaceNode (a, nullptr)), Code::missingProcessor);
}

TEST (GraphModel, IsAValue)
{
    TestGraph graph;
    const auto a = graph.add<ScalingProcessor> (1.0f);
    const auto copy = graph.model;
    graph.model.renameNode (a, "new name").value();
    graph.connectStereo (a, GraphNodes::audioOutput);

    EXPECT_EQ (copy.findNode (a)->name, "Scaling");
    EXPECT_TRUE (copy.connections().empty());
    EXPECT_EQ (copy.findNode (a)->instance, graph.model.findNode (a)->instance);
}

TEST (NodeInstance, ReadsItsShapeWhenItChanges)
{
    TestGraph graph;
    const auto instance = graph.makeInstance (std::make_unique<SidechainProcessor>());
    EXPECT_EQ (instance->shape(), (NodeShape { .numInputs = 4, .numOutputs = 2 }));
    EXPECT_FALSE (instance->refreshShape());

    instance->processor().setLatencySamples (33);
    EXPECT_EQ (instance->shape().latencySamples, 0);
    EXPECT_TRUE (instance->refreshShape());
    EXPECT_EQ (instance->shape().latencySamples, 33);
}

TEST (NodeInstance, GivesItsProcessorBack)
{
    auto processor = std::make_unique<ScalingProcessor> (1.0f);
    const auto* address = processor.get();
    NodeInstance instance { std::move (processor), 1 };
    const auto back = instance.takeProcessor();
    EXPECT_EQ (back.get(), address);
    EXPECT_FALSE (instance.hasProcessor());
    EXPECT_EQ (back->getPlayHead(), nullptr);
}

} // namespace
} // namespace lopsided
