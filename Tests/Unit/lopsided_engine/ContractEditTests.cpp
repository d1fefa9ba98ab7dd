#include "GraphFixture.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace lopsided::testing
{
namespace
{
using ::testing::HasSubstr;

/** The functions that bear the names of juce::AudioProcessorGraph's. */
class ContractEdit : public GraphFixture
{
protected:
    /** Two nodes in a chain between the graph's ends, left channel only. */
    void SetUp() override
    {
        first = graph.addNode (makeGain (0.5f)).value();
        second = graph.addNode (makeGain (0.5f)).value();
        connect (graph.audioInput(), first);
        connect (first, second);
        connect (second, graph.audioOutput());
    }

    void connect (NodeID source, NodeID destination)
    {
        graph.addConnection ({ { source, 0 }, { destination, 0 } }, CommitOptions::atOnce()).value();
    }

    NodeID first, second;
};

TEST_F (ContractEdit, EachEditIsHeardWithTheNextBlock)
{
    EXPECT_FLOAT_EQ (render(), 0.25f);
    graph.removeConnection ({ { second, 0 }, { graph.audioOutput(), 0 } }, CommitOptions::atOnce()).value();
    EXPECT_FLOAT_EQ (render(), 0.0f);
    connect (first, graph.audioOutput());
    EXPECT_FLOAT_EQ (render(), 0.5f);
    graph.removeNode (first, CommitOptions::atOnce()).value();
    EXPECT_FLOAT_EQ (render(), 0.0f);
}

TEST_F (ContractEdit, AnswersForTheCurrentModel)
{
    EXPECT_EQ (graph.getNumNodes(), 2);
    EXPECT_EQ (graph.getConnections().size(), 3u);
    EXPECT_TRUE (graph.isConnected ({ { first, 0 }, { second, 0 } }));
    EXPECT_FALSE (graph.isConnected ({ { first, 1 }, { second, 1 } }));
    EXPECT_TRUE (graph.isConnected (first, second));
    EXPECT_FALSE (graph.isConnected (second, first));
    EXPECT_TRUE (graph.canConnect ({ { first, 1 }, { second, 1 } }));
    EXPECT_FALSE (graph.canConnect ({ { first, 2 }, { second, 1 } }));
    ASSERT_TRUE (graph.getNodeForId (first).has_value());
    EXPECT_EQ (graph.getNodeForId (first)->instance->processor().getName(), "gain");
    EXPECT_FALSE (graph.getNodeForId (NodeID { 4711 }).has_value());
    EXPECT_FALSE (graph.getNodeForId (graph.audioInput()).has_value()) << "the ends own no processor";
}

TEST_F (ContractEdit, FindsWhatIsAnInputToWhatHoweverFar)
{
    EXPECT_TRUE (graph.isAnInputTo (first, second));
    EXPECT_TRUE (graph.isAnInputTo (graph.audioInput(), graph.audioOutput()));
    EXPECT_FALSE (graph.isAnInputTo (second, first));
    EXPECT_FALSE (graph.isAnInputTo (first, first));
    EXPECT_FALSE (graph.isAnInputTo (NodeID { 4711 }, first));

    auto edit = graph.edit();
    edit.connectFeedback ({ second, 0 }, { first, 1 });
    ASSERT_TRUE (edit.commit().ok());
    EXPECT_FALSE (graph.isAnInputTo (second, first)) << "what feeds back is waited for by nobody";
}

TEST_F (ContractEdit, DisconnectNodeTakesAllItsConnectionsAndNoOthers)
{
    connect (graph.audioInput(), graph.audioOutput());
    auto edit = graph.edit();
    edit.connectFeedback ({ second, 1 }, { second, 1 });
    ASSERT_TRUE (edit.commit().ok());

    graph.disconnectNode (second, CommitOptions::atOnce()).value();
    EXPECT_EQ (graph.getNumNodes(), 2);
    EXPECT_EQ (graph.getConnections().size(), 2u);
    EXPECT_FALSE (graph.isConnected (first, second));
    EXPECT_FLOAT_EQ (render(), 1.0f);
}

TEST_F (ContractEdit, DisconnectNodeRefusesANodeThatIsNotThere)
{
    const auto refused = graph.disconnectNode (NodeID { 4711 });
    ASSERT_TRUE (refused.has_error());
    EXPECT_EQ (refused.error().code, GraphError::Code::unknownNode);
    EXPECT_THAT (refused.error().message, HasSubstr ("4711"));
    EXPECT_EQ (graph.getConnections().size(), 3u);
}

TEST_F (ContractEdit, ClearLeavesNothingButTheEnds)
{
    connect (graph.audioInput(), graph.audioOutput());
    graph.clear (CommitOptions::atOnce()).value();
    EXPECT_EQ (graph.getNumNodes(), 0);
    EXPECT_TRUE (graph.getConnections().empty());
    EXPECT_FLOAT_EQ (render(), 0.0f);
}

TEST_F (ContractEdit, ANodeThatIsKeptKeepsItsProcessorAlive)
{
    auto journal = std::make_shared<Journal>();
    const auto id = graph.addNode (makeGain (1.0f, journal)).value();
    auto kept = graph.getNodeForId (id);
    graph.removeNode (id, CommitOptions::atOnce()).value();
    render();
    EXPECT_FALSE (graph.drain (std::chrono::milliseconds { 0 }) && journal->alive() == 0);
    kept.reset();
    EXPECT_TRUE (graph.drain (std::chrono::seconds { 10 }));
    EXPECT_EQ (journal->alive(), 0);
}

TEST_F (ContractEdit, ARefusedEditChangesNothingAndDestroysItsProcessorOnTheMessageThread)
{
    auto journal = std::make_shared<Journal>();
    const auto refused = graph.addNode (makeGain (1.0f, journal), first);
    ASSERT_TRUE (refused.has_error());
    EXPECT_EQ (refused.error().code, GraphError::Code::duplicateNode);
    EXPECT_TRUE (graph.drain (std::chrono::seconds { 10 }));
    EXPECT_EQ (journal->destroyed, 1);
    EXPECT_EQ (journal->destroyedElsewhere, 0);
    EXPECT_TRUE (graph.addConnection ({ { second, 0 }, { first, 0 } }).has_error()) << "a cycle";
    EXPECT_FLOAT_EQ (render(), 0.25f);
}

} // namespace
} // namespace lopsided::testing
