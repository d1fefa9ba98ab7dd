#include <gtest/gtest.h>
#include <lopsided_graph/compat/JuceCompatibility.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided::testing
{
namespace
{

/** Two commands: Undo has a key, Tidy Up has none. */
class ShortcutsPanelTest : public ::testing::Test
{
protected:
    static constexpr juce::CommandID undo = 1;
    static constexpr juce::CommandID tidy = 2;

    static juce::KeyPress ctrl (int key)
    {
        return { key, juce::ModifierKeys (juce::ModifierKeys::ctrlModifier), 0 };
    }

    static juce::ApplicationCommandManager& filled (juce::ApplicationCommandManager& manager)
    {
        juce::ApplicationCommandInfo first (undo);
        first.setInfo ("Undo", "Takes the last step back", "Edit", 0);
        first.addDefaultKeypress ('Z', juce::ModifierKeys::ctrlModifier);
        manager.registerCommand (first);
        juce::ApplicationCommandInfo second (tidy);
        second.setInfo ("Tidy Up", "Lays all out", "Node", 0);
        manager.registerCommand (second);
        return manager;
    }

    ShortcutButton& button (juce::CommandID command, std::size_t index)
    {
        return *panel.row (command)->buttons().at (index);
    }

    void press (juce::CommandID command, std::size_t index, const juce::KeyPress& key)
    {
        EXPECT_TRUE (button (command, index).keyPressed (key));
    }

    juce::Array<juce::KeyPress> keys (juce::CommandID command)
    {
        // The panel hears of changes by a message.
        while (compatibility::dispatchNextMessage())
            continue;

        return manager.getKeyMappings()->getKeyPressesAssignedToCommand (command);
    }

    void pressReset()
    {
        for (auto* child : panel.getChildren())
            if (auto* found = dynamic_cast<juce::TextButton*> (child))
                found->onClick();
    }

    juce::ApplicationCommandManager manager;
    ShortcutsPanel panel { filled (manager) };
};

TEST_F (ShortcutsPanelTest, ShowsEachCommandWithItsKeysAndAPlaceForOneMore)
{
    ASSERT_NE (panel.row (undo), nullptr);
    EXPECT_EQ (panel.row (undo)->buttons().size(), 2u);
    EXPECT_EQ (panel.row (tidy)->buttons().size(), 1u);
    EXPECT_EQ (panel.row (99), nullptr);
    EXPECT_TRUE (button (undo, 0).getTitle().contains ("ctrl")) << button (undo, 0).getTitle();
    EXPECT_TRUE (button (tidy, 0).getTitle().contains ("Tidy Up"));
    EXPECT_GT (panel.row (tidy)->getY(), panel.row (undo)->getY());
}

TEST_F (ShortcutsPanelTest, TheNextKeyIsTheNewOneAndNothingIsModal)
{
    button (tidy, 0).clicked();
    EXPECT_TRUE (button (tidy, 0).isListening());
    EXPECT_EQ (juce::ModalComponentManager::getInstance()->getNumModalComponents(), 0);
    press (tidy, 0, ctrl ('T'));
    EXPECT_FALSE (button (tidy, 0).isListening());
    EXPECT_EQ (keys (tidy), juce::Array<juce::KeyPress> (ctrl ('T')));
    EXPECT_EQ (panel.row (tidy)->buttons().size(), 2u) << "and there is a place for one more";

    button (tidy, 0).clicked();
    press (tidy, 0, ctrl ('U'));
    EXPECT_EQ (keys (tidy), juce::Array<juce::KeyPress> (ctrl ('U'))) << "in the place of the first";
    EXPECT_EQ (keys (undo).size(), 1);
}

TEST_F (ShortcutsPanelTest, AKeyOfAnotherCommandIsTakenWhenItIsPressedTwice)
{
    button (tidy, 0).clicked();
    press (tidy, 0, ctrl ('Z'));
    EXPECT_TRUE (button (tidy, 0).isListening());
    EXPECT_TRUE (panel.remark().contains ("Undo")) << panel.remark();
    EXPECT_EQ (keys (undo).size(), 1);

    press (tidy, 0, juce::KeyPress (juce::KeyPress::escapeKey));
    EXPECT_FALSE (button (tidy, 0).isListening());
    EXPECT_TRUE (panel.remark().isEmpty()) << panel.remark();
    EXPECT_EQ (keys (undo).size(), 1);

    button (tidy, 0).clicked();
    press (tidy, 0, ctrl ('Z'));
    press (tidy, 0, ctrl ('Z'));
    EXPECT_EQ (keys (tidy).size(), 1);
    EXPECT_TRUE (keys (undo).isEmpty());
    EXPECT_TRUE (panel.remark().isEmpty()) << panel.remark();
}

TEST_F (ShortcutsPanelTest, DeleteTakesAKeyAwayButIsOneWhereAFurtherOneIsAwaited)
{
    press (undo, 0, juce::KeyPress (juce::KeyPress::deleteKey));
    EXPECT_TRUE (keys (undo).isEmpty());
    EXPECT_EQ (panel.row (undo)->buttons().size(), 1u);

    button (undo, 0).clicked();
    press (undo, 0, juce::KeyPress (juce::KeyPress::deleteKey));
    EXPECT_EQ (keys (undo), juce::Array<juce::KeyPress> (juce::KeyPress (juce::KeyPress::deleteKey)));
}

TEST_F (ShortcutsPanelTest, WhoLeavesWhileItListensGivesUp)
{
    button (undo, 0).clicked();
    button (undo, 0).focusLost (juce::Component::focusChangedByTabKey);
    EXPECT_FALSE (button (undo, 0).isListening());
    EXPECT_FALSE (button (undo, 0).keyPressed (ctrl ('Q'))) << "the key is the window's again";
    EXPECT_EQ (keys (undo), juce::Array<juce::KeyPress> (ctrl ('Z')));
}

TEST_F (ShortcutsPanelTest, TheFirstKeysComeBackWhenThatIsAskedForTwice)
{
    press (undo, 0, juce::KeyPress (juce::KeyPress::deleteKey));
    ASSERT_TRUE (keys (undo).isEmpty());
    pressReset();
    EXPECT_TRUE (keys (undo).isEmpty());
    button (tidy, 0).clicked(); // something else meanwhile
    button (tidy, 0).clicked();
    pressReset();
    EXPECT_TRUE (keys (undo).isEmpty());
    pressReset();
    EXPECT_EQ (keys (undo), juce::Array<juce::KeyPress> (ctrl ('Z')));
    EXPECT_EQ (panel.row (undo)->buttons().size(), 2u);
}

TEST_F (ShortcutsPanelTest, MoreKeysThanALineHoldsTakeAnother)
{
    const auto before = panel.row (tidy)->getHeight();

    for (const auto key : { 'A', 'B', 'C', 'D', 'E', 'F', 'G' })
        manager.getKeyMappings()->addKeyPress (
            tidy,
            { key, juce::ModifierKeys (juce::ModifierKeys::ctrlModifier | juce::ModifierKeys::altModifier),
              0 });

    EXPECT_EQ (keys (tidy).size(), 7);
    EXPECT_GT (panel.row (tidy)->getHeight(), before);

    for (const auto& one : panel.row (tidy)->buttons())
        EXPECT_TRUE (panel.row (tidy)->getLocalBounds().contains (one->getBounds()));
}

} // namespace
} // namespace lopsided::testing
