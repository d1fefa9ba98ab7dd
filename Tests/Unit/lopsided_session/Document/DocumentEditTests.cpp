#include "DocumentFixture.h"

namespace lopsided
{
namespace
{

using testing::DocumentTest;
using testing::gainPlugin;
using testing::sinePlugin;
using DocumentEdits = DocumentTest;
using Switch = NodeOptions::Switch;

TEST_F (DocumentEdits, BeginsEmptyUnmodifiedAndWithoutAFile)
{
    EXPECT_FALSE (document.isModified());
    EXPECT_FALSE (document.canUndo());
    EXPECT_FALSE (document.canRedo());
    EXPECT_EQ (document.file(), juce::File());
    EXPECT_EQ (document.title(), "Untitled");
    EXPECT_EQ (captured(), Session());
    EXPECT_EQ (&document.graph(), &graph);
    EXPECT_EQ (&document.library(), &library);
}

TEST_F (DocumentEdits, AddsAPluginAsAStepWithItsNameAndPlace)
{
    const auto id = add (gainPlugin, { 30.0f, -40.0f });
    EXPECT_EQ (graph.getNumNodes(), 1);
    EXPECT_EQ (document.position (id), (SessionPosition { 30.0f, -40.0f }));
    EXPECT_EQ (document.undoName(), "Add " + processorOf (id)->getName());
    EXPECT_TRUE (document.isModified());
    EXPECT_EQ (heard.structure, 1);
    EXPECT_GE (heard.document, 1);
}

TEST_F (DocumentEdits, RefusesAPluginThatIsNotThereAndChangesNothing)
{
    const auto before = captured();
    const auto refused = document.addPlugin ({ "builtin", "no-such", {} }, {});
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().code, SessionError::Code::plugin);
    EXPECT_NE (refused.error().message.find ("no-such"), std::string::npos);
    EXPECT_EQ (captured(), before);
    EXPECT_FALSE (document.canUndo());
    EXPECT_FALSE (document.isModified());
}

TEST_F (DocumentEdits, InsertsAPluginIntoAStereoCableChannelByChannel)
{
    buildChain();
    const std::vector<Connection> cable { { { sine, 0 }, { gain, 0 } }, { { sine, 1 }, { gain, 1 } } };
    const auto inserted = document.insertPlugin (gainPlugin, cable, {});
    ASSERT_TRUE (inserted) << inserted.error().describe();

    for (int channel = 0; channel < 2; ++channel)
    {
        EXPECT_FALSE (graph.isConnected (cable[static_cast<std::size_t> (channel)]));
        EXPECT_TRUE (graph.isConnected (Connection { { sine, channel }, { *inserted, channel } }));
        EXPECT_TRUE (graph.isConnected (Connection { { *inserted, channel }, { gain, channel } }));
    }

    EXPECT_TRUE (document.undoName().startsWith ("Insert "));
    ASSERT_TRUE (document.undo());
    EXPECT_TRUE (graph.isConnected (cable[0]));
    EXPECT_TRUE (graph.isConnected (cable[1]));
    EXPECT_EQ (graph.getNumNodes(), 2);
}

TEST_F (DocumentEdits, InsertsOneChannelThatFeedsTwoThroughBothOfThePlugin)
{
    buildChain();
    ASSERT_TRUE (document.disconnect ({ { { sine, 1 }, { gain, 1 } } }));
    ASSERT_TRUE (document.connect ({ { { sine, 0 }, { gain, 1 } } }));
    const auto inserted = document.insertPlugin (
        gainPlugin, { { { sine, 0 }, { gain, 0 } }, { { sine, 0 }, { gain, 1 } } }, {});
    ASSERT_TRUE (inserted) << inserted.error().describe();
    EXPECT_TRUE (graph.isConnected (Connection { { sine, 0 }, { *inserted, 1 } }));
    EXPECT_TRUE (graph.isConnected (Connection { { *inserted, 1 }, { gain, 1 } }));
}

TEST_F (DocumentEdits, RefusesToInsertWhatHasNoPortsOfThatKind)
{
    buildChain();
    const auto before = captured();
    const auto refused = document.insertPlugin (sinePlugin, { { { sine, 0 }, { gain, 0 } } }, {});
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().code, SessionError::Code::graph);
    EXPECT_EQ (captured(), before);
}

TEST_F (DocumentEdits, ReplacesAPluginAndKeepsTheConnectionsThatFit)
{
    buildChain();
    const auto middle = gain;
    ASSERT_TRUE (document.replacePlugin (middle, sinePlugin));
    EXPECT_EQ (PluginLibrary::reference (*processorOf (middle)).identifier, "sine");
    EXPECT_FALSE (graph.isConnected (sine, middle));
    EXPECT_TRUE (graph.isConnected (middle, GraphNodes::audioOutput));
    EXPECT_EQ (graph.getNodeForId (middle)->name, processorOf (middle)->getName());

    ASSERT_TRUE (document.undo());
    EXPECT_EQ (PluginLibrary::reference (*processorOf (middle)).identifier, "gain");
    EXPECT_TRUE (graph.isConnected (sine, middle));
    EXPECT_FALSE (document.replacePlugin (NodeID { 999 }, gainPlugin));
}

TEST_F (DocumentEdits, KeepsANameThatTheUserGaveWhenItReplaces)
{
    buildChain();
    ASSERT_TRUE (document.rename (gain, "My gain"));
    ASSERT_TRUE (document.replacePlugin (gain, sinePlugin));
    EXPECT_EQ (graph.getNodeForId (gain)->name, "My gain");
}

TEST_F (DocumentEdits, RemovesNodesAndLeavesTheEndsOfTheGraph)
{
    buildChain();
    ASSERT_TRUE (document.removeNodes ({ sine, gain, GraphNodes::audioOutput }));
    EXPECT_EQ (graph.getNumNodes(), 0);
    EXPECT_EQ (document.undoName(), "Remove 2 nodes");
    ASSERT_TRUE (document.removeNodes ({ GraphNodes::audioOutput }));
    EXPECT_EQ (document.undoName(), "Remove 2 nodes");
}

TEST_F (DocumentEdits, RefusesToRemoveWhatIsNotThereAndChangesNothing)
{
    buildChain();
    const auto before = captured();
    EXPECT_FALSE (document.removeNodes ({ sine, NodeID { 999 } }));
    EXPECT_EQ (captured(), before);
}

TEST_F (DocumentEdits, RefusesACycleInWordsThatNameTheNodes)
{
    buildChain();
    const auto second = add (gainPlugin);
    ASSERT_TRUE (document.connect ({ { { gain, 0 }, { second, 0 } } }));
    ASSERT_TRUE (document.rename (second, "Second"));
    const auto before = captured();
    const auto name = document.undoName();
    const auto refused = document.connect ({ { { second, 0 }, { gain, 0 } } });
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().code, SessionError::Code::graph);
    EXPECT_NE (refused.error().message.find ("Second"), std::string::npos);
    EXPECT_EQ (captured(), before);
    EXPECT_EQ (document.undoName(), name);
}

TEST_F (DocumentEdits, RefusesAGroupOfConnectionsWhole)
{
    buildChain();
    const auto before = captured();
    EXPECT_FALSE (document.connect ({ { { sine, 0 }, { gain, 1 } }, { { sine, 9 }, { gain, 0 } } }));
    EXPECT_FALSE (document.disconnect ({ { { sine, 0 }, { gain, 0 } }, { { sine, 0 }, { gain, 1 } } }));
    EXPECT_EQ (captured(), before);
}

TEST_F (DocumentEdits, MovesAConnectionInOneStepOrLeavesItWhereItWas)
{
    buildChain();
    const Connection before { { sine, 1 }, { gain, 1 } };
    const Connection after { { sine, 1 }, { gain, 0 } };
    const auto asItWas = captured();
    EXPECT_FALSE (document.reconnect ({ before }, { { { sine, 9 }, { gain, 0 } } }));
    EXPECT_FALSE (document.reconnect ({ after }, { before }));
    EXPECT_EQ (captured(), asItWas);
    ASSERT_TRUE (document.reconnect ({ before }, { after }));
    EXPECT_TRUE (! graph.isConnected (before) && graph.isConnected (after));
    EXPECT_EQ (document.undoName(), "Reconnect");
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (captured(), asItWas);
}

TEST_F (DocumentEdits, SetsSwitchesOfSeveralNodesInOneStep)
{
    buildChain();
    ASSERT_TRUE (document.setSwitch ({ sine, gain }, SessionDocument::NodeSwitch::mute, Switch::on));
    EXPECT_EQ (graph.getNodeForId (sine)->options.mute, Switch::on);
    EXPECT_EQ (graph.getNodeForId (gain)->options.mute, Switch::on);
    ASSERT_TRUE (document.setSwitch ({ gain }, SessionDocument::NodeSwitch::bypass, Switch::on));
    EXPECT_EQ (graph.getNodeForId (gain)->options.bypass, Switch::on);
    EXPECT_EQ (graph.getNodeForId (gain)->options.mute, Switch::on);
    ASSERT_TRUE (document.setSwitch ({ sine }, SessionDocument::NodeSwitch::solo, Switch::on));
    EXPECT_EQ (graph.getNodeForId (sine)->options.solo, Switch::on);
    ASSERT_TRUE (document.undo());
    ASSERT_TRUE (document.undo());
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (graph.getNodeForId (gain)->options, NodeOptions());
    EXPECT_FALSE (document.setSwitch ({ NodeID { 999 } }, SessionDocument::NodeSwitch::mute, Switch::on));
}

TEST_F (DocumentEdits, RenamesANodeAndBack)
{
    const auto id = add (gainPlugin);
    const auto before = graph.getNodeForId (id)->name;
    ASSERT_TRUE (document.rename (id, "Drums"));
    EXPECT_EQ (graph.getNodeForId (id)->name, "Drums");
    EXPECT_EQ (document.undoName(), "Rename " + before + " to Drums");
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (graph.getNodeForId (id)->name, before);
    EXPECT_FALSE (document.rename (NodeID { 999 }, "Nobody"));
}

TEST_F (DocumentEdits, MovesNodesAndEndsInOneStep)
{
    buildChain();
    document.move ({ { gain, { 5.0f, 6.0f } }, { GraphNodes::audioOutput, { 700.0f, 8.0f } } });
    EXPECT_EQ (document.position (gain), (SessionPosition { 5.0f, 6.0f }));
    EXPECT_EQ (document.position (GraphNodes::audioOutput), (SessionPosition { 700.0f, 8.0f }));
    EXPECT_EQ (document.undoName(), "Move 2 nodes");
    EXPECT_EQ (heard.layout, 1);
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (document.position (gain), (SessionPosition { 200.0f, 20.0f }));
    EXPECT_EQ (document.position (GraphNodes::audioOutput), std::nullopt);
}

TEST_F (DocumentEdits, MakesNoStepOfAMoveToWhereANodeIs)
{
    const auto id = add (gainPlugin, { 1.0f, 2.0f });
    document.move ({ { id, { 1.0f, 2.0f } }, { NodeID { 999 }, { 3.0f, 4.0f } } });
    EXPECT_TRUE (document.undoName().startsWith ("Add"));
}

TEST_F (DocumentEdits, KeepsCommentsAndMappingsAsSteps)
{
    const auto id = add (gainPlugin);
    document.setComments ({ { "Here be drums", { 1.0f, 2.0f } } });
    ASSERT_EQ (document.comments().size(), 1u);
    SessionMapping mapping;
    mapping.node = id;
    mapping.parameter = "gain";
    mapping.number = 7;
    document.setMappings ({ mapping });
    ASSERT_EQ (document.mappings().size(), 1u);
    EXPECT_EQ (heard.settings, 1);

    // Those of a node go with it, and come back.
    ASSERT_TRUE (document.removeNodes ({ id }));
    EXPECT_TRUE (document.mappings().empty());
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (document.mappings().size(), 1u);
    ASSERT_TRUE (document.undo());
    ASSERT_TRUE (document.undo());
    EXPECT_TRUE (document.comments().empty());
}

TEST_F (DocumentEdits, SetsOutputAndTempoWithoutAStepAndWithinTheirRange)
{
    document.setOutput ({ 99.0f, SessionOutput::Switch::off, SessionOutput::Switch::on });
    EXPECT_EQ (document.output().gainDb, 12.0f);
    document.setTempo (90.5);
    EXPECT_EQ (document.tempo(), 90.5);
    EXPECT_FALSE (document.canUndo());
    EXPECT_TRUE (document.isModified());
    EXPECT_EQ (heard.settings, 2);
}

TEST_F (DocumentEdits, TakesUpWhatSomebodyElseDidToTheGraphWithoutAStep)
{
    buildChain();
    const auto name = document.undoName();
    ASSERT_TRUE (graph.removeConnection ({ { sine, 0 }, { gain, 0 } }));
    document.move ({ { gain, { 1.0f, 1.0f } } });
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (document.undoName(), name);
    EXPECT_FALSE (graph.isConnected (Connection { { sine, 0 }, { gain, 0 } }));
}

TEST_F (DocumentEdits, CopiesAndPastesNodesWithTheirConnectionsAndValues)
{
    buildChain();
    ASSERT_TRUE (document.setParameter (gain, 0, 0.25f));
    const auto text = document.copy ({ sine, gain });
    ASSERT_TRUE (text) << text.error().describe();
    const auto pasted = document.paste (*text, { 500.0f, 600.0f });
    ASSERT_TRUE (pasted) << pasted.error().describe();
    ASSERT_EQ (pasted->size(), 2u);
    EXPECT_EQ (graph.getNumNodes(), 4);
    EXPECT_TRUE (graph.isConnected (Connection { { (*pasted)[0], 1 }, { (*pasted)[1], 1 } }));
    EXPECT_FALSE (graph.isConnected ((*pasted)[1], GraphNodes::audioOutput));
    EXPECT_EQ (document.position ((*pasted)[0]), (SessionPosition { 500.0f, 600.0f }));
    EXPECT_EQ (document.position ((*pasted)[1]), (SessionPosition { 690.0f, 600.0f }));
    EXPECT_NEAR (valueOf ((*pasted)[1], 0), 0.25f, 1.0e-5f);
    EXPECT_EQ (document.undoName(), "Paste 2 nodes");
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (graph.getNumNodes(), 2);
}

TEST_F (DocumentEdits, RefusesToPasteWhatIsNoFragment)
{
    const auto refused = document.paste ("a sentence", {});
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().code, SessionError::Code::syntax);
    EXPECT_FALSE (document.canUndo());
}

} // namespace
} // namespace lopsided
