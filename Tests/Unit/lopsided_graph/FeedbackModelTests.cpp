#include "Blocks.h"
#include "TestGraph.h"

#include <gmock/gmock.h>

namespace lopsided
{
namespace
{

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Code = GraphError::Code;
constexpr auto feedback = Connection::Kind::feedback;

/** Two nodes, and what may be between them. */
class FeedbackModel : public ::testing::Test
{
protected:
    GraphError refusalOf (Port source, Port destination)
    {
        const auto result = graph.model.addFeedbackConnection (source, destination);
        return result.has_error() ? result.error() : GraphError {};
    }

    TestGraph graph;
    NodeID hen = graph.add<ScalingProcessor> (1.0f);
    NodeID egg = graph.add<CountingProcessor>();
};

TEST_F (FeedbackModel, KeepsFeedbackInTheOrderOfAllConnections)
{
    graph.connect ({ hen, 1 }, { egg, 0 });
    graph.model.addFeedbackConnection ({ egg, 0 }, { hen, 0 }).value();
    graph.model.addFeedbackConnection ({ egg, 0 }, { egg, 1 }).value();
    graph.model.addFeedbackConnection ({ hen, 0 }, { egg, 0 }).value();

    EXPECT_THAT (graph.model.connections(), ElementsAre (Connection { { egg, 0 }, { hen, 0 }, feedback },
                                                         Connection { { hen, 0 }, { egg, 0 }, feedback },
                                                         Connection { { hen, 1 }, { egg, 0 } },
                                                         Connection { { egg, 0 }, { egg, 1 }, feedback }));
    EXPECT_NE ((Connection { { hen, 0 }, { egg, 0 } }), (Connection { { hen, 0 }, { egg, 0 }, feedback }));
    graph.model.removeNode (hen).value();
    EXPECT_EQ (graph.model.connections().size(), 1u);
}

TEST_F (FeedbackModel, ConnectsTwoPortsOnlyOnce)
{
    graph.connect ({ hen, 0 }, { egg, 0 });
    const auto second = refusalOf ({ hen, 0 }, { egg, 0 });
    EXPECT_EQ (second.code, Code::alreadyConnected);
    EXPECT_THAT (second.message, HasSubstr ("'Scaling' (id 16) channel 0 -> 'Counting' (id 17) channel 0"));
    EXPECT_THAT (second.message, HasSubstr ("as one that does not feed back"));

    graph.model.removeConnection ({ { hen, 0 }, { egg, 0 } }).value();
    graph.model.addFeedbackConnection ({ hen, 0 }, { egg, 0 }).value();
    EXPECT_EQ (refusalOf ({ hen, 0 }, { egg, 0 }).code, Code::alreadyConnected);
    const auto plain = graph.model.addConnection ({ { hen, 0 }, { egg, 0 } });
    EXPECT_EQ (plain.error().code, Code::alreadyConnected);
    EXPECT_THAT (plain.error().message, HasSubstr ("as one that feeds back"));

    EXPECT_TRUE (graph.model.isConnected ({ { hen, 0 }, { egg, 0 } }));
    EXPECT_TRUE (graph.model.findConnection ({ hen, 0 }, { egg, 0 })->isFeedback());
    graph.model.removeConnection ({ { hen, 0 }, { egg, 0 } }).value();
    EXPECT_EQ (graph.model.findConnection ({ hen, 0 }, { egg, 0 }), nullptr);
}

TEST_F (FeedbackModel, RefusesWhatCannotFeedBackNamingThePorts)
{
    const auto midi = refusalOf (Port::midi (egg), Port::midi (egg));
    EXPECT_EQ (midi.code, Code::notForFeedback);
    EXPECT_THAT (midi.message, HasSubstr ("'Counting' (id 17) MIDI"));
    EXPECT_THAT (midi.message, HasSubstr ("MIDI cannot"));

    const auto end = refusalOf ({ hen, 0 }, { GraphNodes::audioOutput, 0 });
    EXPECT_EQ (end.code, Code::notForFeedback);
    EXPECT_THAT (end.message, HasSubstr ("graph's audio output is an end of the graph"));
    EXPECT_EQ (refusalOf ({ GraphNodes::audioInput, 0 }, { hen, 0 }).code, Code::notForFeedback);

    EXPECT_EQ (refusalOf ({ hen, 0 }, { hen, 2 }).code, Code::portOutOfRange);
    EXPECT_EQ (refusalOf ({ hen, 0 }, { { 99 }, 0 }).code, Code::unknownNode);
    EXPECT_EQ (refusalOf ({ hen, 0 }, Port::midi (egg)).code, Code::kindMismatch);
    EXPECT_TRUE (graph.model.connections().empty());

    const auto self = graph.model.addConnection ({ { hen, 0 }, { hen, 0 } });
    EXPECT_EQ (self.error().code, Code::selfConnection);
    EXPECT_THAT (self.error().message, HasSubstr ("connectFeedback"));
}

TEST_F (FeedbackModel, ClosesNoCycleAndAPlainOneIsStillRefused)
{
    graph.connect ({ hen, 0 }, { egg, 0 });
    graph.model.addFeedbackConnection ({ egg, 0 }, { hen, 0 }).value();
    graph.model.addFeedbackConnection ({ hen, 0 }, { hen, 1 }).value();
    EXPECT_TRUE (GraphCompiler::compile (graph.model, graph.settings, graph.carried));

    graph.connect ({ egg, 1 }, { hen, 1 });
    const auto refused = GraphCompiler::compile (graph.model, graph.settings, graph.carried);
    ASSERT_TRUE (refused.has_error());
    EXPECT_EQ (refused.error().code, Code::cycle);
    EXPECT_THAT (refused.error().nodes, ElementsAre (hen, egg));
    EXPECT_THAT (refused.error().message, HasSubstr ("connectFeedback"));
}

TEST_F (FeedbackModel, IsFollowedBySolo)
{
    using Switch = NodeOptions::Switch;
    std::vector<NodeID> ring;

    for (int i = 0; i < 4; ++i)
        ring.push_back (graph.add<ScalingProcessor> (0.5f));

    // The first is fed, and only through feedback does it feed the others, each the one before it in the order.
    graph.connect ({ GraphNodes::audioInput, 0 }, { ring[0], 0 });

    for (std::size_t i = 0; i < 4; ++i)
    {
        graph.connect ({ ring[i], 0 }, { GraphNodes::audioOutput, 0 });
        graph.model.addFeedbackConnection ({ ring[i], 0 }, { ring[(i + 3) % 4], 0 }).value();
    }

    graph.connect ({ GraphNodes::audioInput, 0 }, { hen, 0 });
    graph.connect ({ hen, 0 }, { GraphNodes::audioOutput, 1 });
    graph.settings.maximumBlockSize = 10;
    graph.model.setNodeOptions (ring[2], { .solo = Switch::on }).value();
    const auto sequence = graph.compile();
    Block ones { 2, 10 };
    juce::FloatVectorOperations::fill (ones.audio.getWritePointer (0), 1.0f, 10);
    EXPECT_EQ (render (*sequence, ones).audio.getSample (0, 0), 0.5f);
    EXPECT_EQ (render (*sequence, ones).audio.getSample (0, 0), 0.75f);
    const auto output = render (*sequence, ones);
    EXPECT_EQ (output.audio.getSample (0, 0), 0.875f);
    EXPECT_EQ (output.audio.getSample (1, 0), 0.0f) << "this one is not in the loop";
}

} // namespace
} // namespace lopsided
