#include "WindowFixture.h"

#include <TestProcessors/TestProcessors.h>

namespace lopsided
{
namespace
{

using testing::EditorProcessor;
using testing::TestEditor;
using testing::WindowTest;

TEST_F (WindowTest, ShowsAPluginsOwnEditorInItsSize)
{
    const auto node = addEditor (500, 300);
    windows.open (node);
    ASSERT_NE (ownEditor (node), nullptr);
    EXPECT_EQ (ownEditor (node)->getWidth(), 500);
    EXPECT_TRUE (windows.window (node)->isOnDesktop());
    EXPECT_TRUE (screen().contains (windows.window (node)->getBounds()));
    EXPECT_EQ (windows.window (node)->getContentComponent()->getHeight(), 300 + PluginWindowHeader::height);
    EXPECT_TRUE (board.notices.empty());
}

TEST_F (WindowTest, OpensAWindowOnceAndClosesIt)
{
    const auto node = addEditor (300, 200);
    windows.open (node);
    windows.open (node);
    EXPECT_EQ (windows.numOpen(), 1);
    EXPECT_EQ (TestEditor::numAlive, 1);

    windows.window (node)->closeButtonPressed();
    pump();
    EXPECT_FALSE (windows.isOpen (node));
    EXPECT_EQ (TestEditor::numAlive, 0);
    EXPECT_EQ (processorOf (node).getActiveEditor(), nullptr);
}

TEST_F (WindowTest, ShowsRowsForAPluginWithoutAnEditor)
{
    const auto node = add (std::make_unique<ParameterProcessor> (4));
    windows.open (node);
    ASSERT_NE (genericEditor (node), nullptr);
    EXPECT_EQ (genericEditor (node)->numShown(), 4);
    EXPECT_TRUE (board.notices.empty());
    EXPECT_FALSE (windows.window (node)->header().generic.isEnabled());
}

TEST_F (WindowTest, SurvivesAnEditorOfNoSize)
{
    const auto node = addEditor (0, 0);
    windows.open (node);
    EXPECT_NE (genericEditor (node), nullptr);
    ASSERT_EQ (board.notices.size(), 1u);
    EXPECT_TRUE (board.notices[0].text.contains ("'Edited'")) << board.notices[0].text;
}

TEST_F (WindowTest, SurvivesAnEditorThatThrows)
{
    const auto node =
        add (std::make_unique<EditorProcessor> ([] (juce::AudioProcessor&) -> juce::AudioProcessorEditor* {
            throw std::runtime_error ("no editor today");
        }));
    windows.open (node);
    EXPECT_NE (genericEditor (node), nullptr);
    EXPECT_EQ (board.notices.size(), 1u);
}

TEST_F (WindowTest, SurvivesAnEditorThatIsNone)
{
    const auto node = add (std::make_unique<EditorProcessor> (
        [] (juce::AudioProcessor&) -> juce::AudioProcessorEditor* { return nullptr; }));
    windows.open (node);
    EXPECT_NE (genericEditor (node), nullptr);
    EXPECT_EQ (board.notices.size(), 1u);
}

TEST_F (WindowTest, FollowsAnEditorThatResizesItself)
{
    const auto node = addEditor (400, 200);
    windows.open (node);
    ownEditor (node)->setSize (600, 450);
    const auto* content = windows.window (node)->getContentComponent();
    EXPECT_EQ (content->getWidth(), 600);
    EXPECT_EQ (content->getHeight(), 450 + PluginWindowHeader::height);

    dynamic_cast<TestEditor*> (ownEditor (node))->growsBy = 10;
    ownEditor (node)->setSize (500, 300);
    EXPECT_EQ (content->getWidth(), ownEditor (node)->getWidth());
    EXPECT_EQ (ownEditor (node)->getWidth(), 530);
}

TEST_F (WindowTest, KeepsAnAbsurdEditorOnTheScreen)
{
    const auto node = addEditor (400, 200);
    windows.open (node);

    for (const auto size : { 30'000, 1, 1'000'000, 0, 5000 })
    {
        ownEditor (node)->setSize (size, size);
        const auto bounds = windows.window (node)->getBounds();
        EXPECT_TRUE (screen().contains (bounds)) << size << " gives " << bounds.toString();
        EXPECT_GE (bounds.getWidth(), PluginWindowHeader::minimumWidth);
    }
}

TEST_F (WindowTest, SwitchesToTheGenericViewAndBack)
{
    const auto node = addEditor (400, 200);
    windows.open (node);
    auto& header = windows.window (node)->header();
    header.generic.setToggleState (true, juce::sendNotificationSync);
    EXPECT_NE (genericEditor (node), nullptr);
    EXPECT_EQ (TestEditor::numAlive, 0);

    header.generic.setToggleState (false, juce::sendNotificationSync);
    EXPECT_NE (ownEditor (node), nullptr);
    EXPECT_EQ (TestEditor::numAlive, 1);
}

TEST_F (WindowTest, ClosesBeforeItsNodeGoes)
{
    const auto node = addEditor (400, 200);
    windows.open (node);
    EXPECT_TRUE (document.removeNodes ({ node }).has_value());
    EXPECT_EQ (windows.numOpen(), 0);
    EXPECT_EQ (TestEditor::numAlive, 0);
    graph.reclaim();
}

TEST_F (WindowTest, ClosesWhenItsProcessorIsReplaced)
{
    const auto node = addEditor (400, 200);
    windows.open (node);
    auto edit = graph.edit();
    edit.replaceNode (node, EditorProcessor::sized (300, 300));
    EXPECT_TRUE (edit.commit().ok());
    EXPECT_EQ (windows.numOpen(), 0);
    EXPECT_EQ (TestEditor::numAlive, 0);
}

TEST_F (WindowTest, ClosesWhenWhatItShowsIsUndone)
{
    const auto added = document.addPlugin ({ "builtin", "sine", "" }, {});
    ASSERT_TRUE (added.has_value());
    windows.open (*added);
    EXPECT_EQ (windows.numOpen(), 1);
    EXPECT_TRUE (document.undo().has_value());
    EXPECT_EQ (windows.numOpen(), 0);

    EXPECT_TRUE (document.redo().has_value());
    windows.open (*added);
    EXPECT_EQ (windows.numOpen(), 1);
}

TEST_F (WindowTest, OpensAgainAtItsPlaceWhenItsPluginIsReplacedAndWhenThatIsUndone)
{
    const auto added = document.addPlugin ({ "builtin", "gain", "" }, {});
    ASSERT_TRUE (added.has_value());
    windows.open (*added);
    windows.window (*added)->setTopLeftPosition (321, 234);
    windows.window (*added)->header().pin.setToggleState (true, juce::sendNotificationSync);

    const auto isAtItsPlace = [&] {
        const auto* window = windows.window (*added);
        return waitFor ([&] { return windows.isOpen (*added); })
               && (window = windows.window (*added))->getPosition() == juce::Point<int> (321, 234)
               && window->isAlwaysOnTop() && &window->processor() == &processorOf (*added);
    };

    ASSERT_TRUE (document.replacePlugin (*added, { "builtin", "sine", "" }).has_value());
    EXPECT_TRUE (isAtItsPlace());
    EXPECT_EQ (windows.window (*added)->processor().getName(), processorOf (*added).getName());
    ASSERT_TRUE (document.undo().has_value());
    EXPECT_TRUE (isAtItsPlace());
    ASSERT_TRUE (document.redo().has_value());
    EXPECT_TRUE (isAtItsPlace());
}

TEST_F (WindowTest, OpensAgainWithANodeThatUndoBringsBack)
{
    const auto added = document.addPlugin ({ "builtin", "gain", "" }, {});
    const auto other = document.addPlugin ({ "builtin", "gain", "" }, {});
    ASSERT_TRUE (added.has_value() && other.has_value());
    windows.open (*added);
    windows.open (*other);
    windows.close (*other);
    ASSERT_TRUE (document.removeNodes ({ *added, *other }).has_value());
    pump();
    EXPECT_EQ (windows.numOpen(), 0);
    ASSERT_TRUE (document.undo().has_value());
    EXPECT_TRUE (waitFor ([&] { return windows.isOpen (*added); }));
    EXPECT_FALSE (windows.isOpen (*other)) << "the user has closed it";
}

TEST_F (WindowTest, StaysClosedInAnotherSession)
{
    const auto file = juce::File::createTempFile (".json");
    const auto added = document.addPlugin ({ "builtin", "gain", "" }, {});
    ASSERT_TRUE (added.has_value() && document.save (file).has_value());
    windows.open (*added);
    ASSERT_TRUE (document.open (file).has_value());
    ASSERT_TRUE (graph.getNodeForId (*added)) << "the same id";
    pump();
    EXPECT_EQ (windows.numOpen(), 0);
    file.deleteFile();
}

TEST_F (WindowTest, WatchesThePluginsStateAsLongAsItIsOpen)
{
    const auto node = addEditor (400, 200);
    EXPECT_FALSE (document.isStateKnown (node));
    windows.open (node);
    EXPECT_TRUE (waitFor ([&] { return document.isStateKnown (node); }));
    windows.close (node);
    EXPECT_FALSE (document.isStateKnown (node));
}

TEST_F (WindowTest, IsDrawnAtTheUsersScale)
{
    UserScale::set (2.0f);
    const auto node = addEditor (300, 200);
    windows.open (node);
    const auto* content = windows.window (node)->getContentComponent();
    EXPECT_EQ (ownEditor (node)->getWidth(), 300);
    EXPECT_EQ (content->getWidth(), 2 * PluginWindowHeader::minimumWidth);
    EXPECT_EQ (content->getHeight(), 2 * (200 + PluginWindowHeader::height));
    EXPECT_EQ (windows.window (node)->header().getScreenBounds().getWidth(), content->getWidth());

    UserScale::set (1.0f);
    EXPECT_EQ (content->getHeight(), 200 + PluginWindowHeader::height);
    EXPECT_EQ (content->getWidth(), PluginWindowHeader::minimumWidth);
}

TEST_F (WindowTest, OutlivesAnEditorThatTheEngineTook)
{
    const auto node = addEditor (400, 200);
    windows.open (node);
    delete ownEditor (node); // as the engine does with one that outlives its processor
    EXPECT_EQ (windows.window (node)->view().editor(), nullptr);
    windows.close (node);
    EXPECT_EQ (TestEditor::numAlive, 0);
}

TEST_F (WindowTest, RemembersWhereAWindowStoodAndHow)
{
    const auto node = addEditor (400, 200);
    windows.open (node);
    windows.window (node)->setTopLeftPosition (123, 234);
    windows.window (node)->header().pin.setToggleState (true, juce::sendNotificationSync);
    windows.close (node);

    const auto kept = juce::JSON::parse (juce::JSON::toString (windows.places()));
    PluginWindows others (document, board);
    others.setPlaces (kept);
    others.open (node);
    EXPECT_EQ (others.window (node)->getPosition(), juce::Point<int> (123, 234));
    EXPECT_TRUE (others.window (node)->isAlwaysOnTop());
}

TEST_F (WindowTest, BringsAWindowBackThatWasLeftOffTheScreen)
{
    const auto node = addEditor (400, 200);
    windows.setPlaces (
        juce::JSON::parse ("[{\"node\": " + juce::String (node.uid) + ", \"x\": 99999, \"y\": -5000}]"));
    windows.open (node);
    EXPECT_TRUE (screen().contains (windows.window (node)->getBounds()));
}

TEST_F (WindowTest, TakesPlacesThatAreNoneForNone)
{
    windows.setPlaces (juce::JSON::parse ("[3, {\"node\": -1}, {\"node\": \"x\", \"x\": 4}, null, {}]"));
    EXPECT_EQ (windows.places().size(), 0);
    windows.setPlaces ("text");
    EXPECT_EQ (windows.places().size(), 0);
}

} // namespace
} // namespace lopsided
