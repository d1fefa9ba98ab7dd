#include "WindowFixture.h"

#include <RealtimeTrap/RealtimeExpectations.h>

namespace lopsided
{
namespace
{

using testing::TestEditor;
using testing::WindowTest;
using View = PluginWindows::View;

TEST_F (WindowTest, BypassesItsNodeAsAStep)
{
    const auto added = document.addPlugin ({ "builtin", "gain", "" }, {});
    ASSERT_TRUE (added.has_value());
    windows.open (*added);
    auto& bypass = windows.window (*added)->header().bypass;
    bypass.onClick();
    EXPECT_EQ (graph.getNodeForId (*added)->options.bypass, NodeOptions::Switch::on);
    EXPECT_TRUE (bypass.getToggleState());

    EXPECT_TRUE (document.undo().has_value());
    EXPECT_EQ (graph.getNodeForId (*added)->options.bypass, NodeOptions::Switch::off);
    EXPECT_FALSE (bypass.getToggleState());
}

TEST_F (WindowTest, ARowsSliderSetsTheParameterAsAStep)
{
    const auto added = document.addPlugin ({ "builtin", "gain", "" }, {});
    ASSERT_TRUE (added.has_value());
    windows.open (*added, View::generic);
    auto* row = genericEditor (*added)->rowOf (0);
    ASSERT_NE (row, nullptr);
    row->slider().setValue (0.25, juce::sendNotificationSync);
    EXPECT_TRUE (document.undoName().isNotEmpty());
    const auto before = document.undoName();
    EXPECT_TRUE (document.undo().has_value());
    EXPECT_NE (document.undoName(), before);
}

TEST_F (WindowTest, KnowsWhatIsMappedAndForgetsIt)
{
    const auto added = document.addPlugin ({ "builtin", "gain", "" }, {});
    ASSERT_TRUE (added.has_value());
    const auto& processor = processorOf (*added);
    SessionMapping mapping;
    mapping.node = *added;
    mapping.number = 7;
    mapping.parameter = parameterId (*processor.getParameters()[0]);
    document.setMappings ({ mapping });
    EXPECT_TRUE (windows.isMapped (*added, 0));
    windows.onForget (*added, 0);
    EXPECT_FALSE (windows.isMapped (*added, 0));
    EXPECT_TRUE (document.mappings().empty());
}

TEST_F (WindowTest, LearnsWhatThePluginsEditorHasMovedLast)
{
    std::vector<std::pair<NodeID, int>> learnt;
    windows.onLearn = [&] (NodeID node, int parameter) { learnt.emplace_back (node, parameter); };
    const auto node = addEditor (400, 200);
    windows.open (node);
    auto* window = windows.window (node);
    auto& button = window->header().learn;
    window->refresh();
    EXPECT_FALSE (button.isEnabled());
    EXPECT_TRUE (button.getTooltip().contains ("move a control")) << button.getTooltip();

    const auto parameters = processorOf (node).getParameters();
    parameters[1]->setValueNotifyingHost (0.25f); // a plugin that knows no gestures
    EXPECT_TRUE (waitFor ([&] { return button.isEnabled(); }));
    EXPECT_TRUE (button.getTooltip().contains ("'Resonance'")) << button.getTooltip();

    parameters[2]->beginChangeGesture();
    parameters[2]->endChangeGesture();
    parameters[0]->setValueNotifyingHost (0.5f); // it knows them: this moves by itself
    button.onClick();
    ASSERT_EQ (learnt.size(), 1u);
    EXPECT_EQ (learnt[0], std::make_pair (node, 2));
}

TEST_F (WindowTest, SaysWhyNothingCanBeLearntWithoutMidi)
{
    const auto node = addEditor (400, 200);
    windows.open (node);
    auto* window = windows.window (node);
    processorOf (node).getParameters()[1]->setValueNotifyingHost (0.25f);
    window->refresh();
    EXPECT_FALSE (window->header().learn.isEnabled());
    EXPECT_TRUE (window->header().learn.getTooltip().contains ("no MIDI"))
        << window->header().learn.getTooltip();
}

TEST_F (WindowTest, HearsOfMovesOnAnAudioThreadWithoutAnOffence)
{
    const auto node = addEditor (400, 200);
    LastMovedParameter moved (processorOf (node));
    testing::expectNoOffences ([&] {
        moved.parameterValueChanged (1, 0.5f);
        moved.parameterGestureChanged (2, true);
        moved.parameterGestureChanged (2, false);
    });
    EXPECT_EQ (moved.index(), 2);
}

TEST_F (WindowTest, SavesAndLoadsAPreset)
{
    const auto added = document.addPlugin ({ "builtin", "gain", "" }, {});
    ASSERT_TRUE (added.has_value());
    auto& processor = processorOf (*added);
    const auto file = juce::File::createTempFile (PresetFile::extension);
    PresetMenu menu (processor, board);
    processor.getParameters()[0]->setValueNotifyingHost (0.25f);
    menu.save (file.getFullPathName());
    processor.getParameters()[0]->setValueNotifyingHost (0.75f);
    menu.load (file.getFullPathName());
    EXPECT_NEAR (processor.getParameters()[0]->getValue(), 0.25f, 0.01f);
    ASSERT_EQ (board.notices.size(), 1u);
    EXPECT_EQ (board.notices[0].kind, Notice::Kind::information);

    menu.load ("there is no such preset");
    ASSERT_EQ (board.notices.size(), 2u);
    EXPECT_EQ (board.notices[1].kind, Notice::Kind::error);
    file.deleteFile();
}

TEST_F (WindowTest, HandsKeysOnAndClosesByOneOfItsOwn)
{
    struct Listener final : juce::KeyListener
    {
        bool keyPressed (const juce::KeyPress& key, juce::Component*) override
        {
            keys.add (key.getTextDescription());
            return true;
        }

        juce::StringArray keys;
    };

    const auto node = addEditor (400, 200);
    windows.open (node);
    auto& window = *windows.window (node);
    const auto press = [&window] (const juce::KeyPress& key) {
        window.grabKeyboardFocus();
        window.getPeer()->handleKeyPress (key);
    };
    press (juce::KeyPress ('x')); // nobody to hand it to

    Listener listener;
    windows.setShortcuts (&listener);
    press (juce::KeyPress ('z', juce::ModifierKeys::ctrlModifier, 0));
    EXPECT_EQ (listener.keys, juce::StringArray ("ctrl + Z"));

    windows.setShortcuts (nullptr);
    press (juce::KeyPress ('w', juce::ModifierKeys::ctrlModifier, 0));
    pump();
    EXPECT_FALSE (windows.isOpen (node));
    EXPECT_EQ (listener.keys.size(), 1);
}

TEST_F (WindowTest, ClosesAllWithTheDocumentsEnd)
{
    for (int i = 0; i < 5; ++i)
        windows.open (addEditor (200 + i, 100));

    EXPECT_EQ (TestEditor::numAlive, 5);
    EXPECT_TRUE (document.clear().has_value());
    EXPECT_EQ (TestEditor::numAlive, 0);
    windows.closeAll();
    EXPECT_EQ (windows.numOpen(), 0);
}

} // namespace
} // namespace lopsided
