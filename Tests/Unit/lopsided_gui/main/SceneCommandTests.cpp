// The commands of the menu Scene.
#include "../../lopsided_plugins/VirtualScreen.h"
#include "HostFixture.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided::testing
{
namespace
{

class SceneCommandTest : public HostFixture
{
protected:
    bool isActive (HostCommand command)
    {
        juce::ApplicationCommandInfo info (0);
        commands.getCommandInfo (CommandTable::id (command), info);
        return (info.flags & juce::ApplicationCommandInfo::isDisabled) == 0;
    }

    template <typename Child>
    static Child* childOf (juce::Component& parent)
    {
        for (auto* child : parent.getChildren())
            if (auto* found = dynamic_cast<Child*> (child))
                return found;

        return nullptr;
    }

    PluginCatalogue catalogue { folder.file ("plugins.json") };
    FakeAudioHost host;
    RecentSessions recent;
    juce::PropertySet settings;
    HostView view { HostParts { document, autosave, recent, host, catalogue, settings } };
    HostCommands& commands = view.commands();
};

TEST_F (SceneCommandTest, StoresAndRecallsScenes)
{
    EXPECT_FALSE (isActive (HostCommand::recallScene1));
    EXPECT_FALSE (isActive (HostCommand::storeOverScene));
    EXPECT_TRUE (commands.perform (HostCommand::storeScene));
    ASSERT_TRUE (document.addPlugin (sine(), {}));
    EXPECT_TRUE (commands.perform (HostCommand::storeScene));
    EXPECT_EQ (document.sceneNames().size(), 2u);
    EXPECT_FALSE (isActive (HostCommand::nextScene));
    EXPECT_FALSE (isActive (HostCommand::recallScene3));

    EXPECT_TRUE (commands.perform (HostCommand::recallScene1));
    EXPECT_EQ (document.scene(), 1);
    EXPECT_TRUE (document.graph().model()->nodes().empty());
    EXPECT_FALSE (isActive (HostCommand::previousScene));
    EXPECT_TRUE (commands.perform (HostCommand::nextScene));
    EXPECT_EQ (document.scene(), 2);
    EXPECT_EQ (document.graph().model()->nodes().size(), 1u);

    ASSERT_TRUE (document.renameScene (2, "Chorus"));
    juce::ApplicationCommandInfo info (0);
    commands.getCommandInfo (CommandTable::id (HostCommand::recallScene2), info);
    EXPECT_EQ (info.shortName, "Recall 2 Chorus");
    EXPECT_NE (info.flags & juce::ApplicationCommandInfo::isTicked, 0);
    EXPECT_TRUE (commands.perform (HostCommand::previousScene));
    EXPECT_TRUE (commands.perform (HostCommand::storeOverScene));
    EXPECT_EQ (document.sceneNames().size(), 2u);
}

TEST_F (SceneCommandTest, RenamesAndRemovesScenes)
{
    EXPECT_FALSE (isActive (HostCommand::renameScene));
    EXPECT_FALSE (isActive (HostCommand::removeScene));

    for (const auto scene : { 1, 2 })
        ASSERT_TRUE (document.storeScene (scene, {}));

    // It is that scene's name, whatever is recalled meanwhile.
    EXPECT_TRUE (commands.perform (HostCommand::renameScene));
    auto& questions = *childOf<QuestionBar> (view);
    EXPECT_TRUE (questions.isAsking());
    EXPECT_TRUE (questions.getDescription().contains ("Scene 2"));
    ASSERT_TRUE (document.recallScene (1));
    childOf<juce::TextEditor> (questions)->setText ("Chorus");
    button (questions, "Rename")->onClick();
    EXPECT_EQ (document.sceneNames(), (std::vector<juce::String> { "Scene 1", "Chorus" }));

    EXPECT_TRUE (commands.perform (HostCommand::removeScene));
    button (questions, "Keep")->onClick();
    EXPECT_EQ (document.sceneNames().size(), 2u);
    EXPECT_TRUE (commands.perform (HostCommand::removeScene));
    button (questions, "Remove")->onClick();
    EXPECT_EQ (document.sceneNames(), (std::vector<juce::String> { "Chorus" }));
    EXPECT_EQ (document.scene(), 0);
}

TEST_F (SceneCommandTest, AnAnswerThatComesTooLateTouchesNoOtherScene)
{
    for (const auto* question : { "Rename", "Remove" })
    {
        ASSERT_TRUE (document.open (Session {}));
        ASSERT_TRUE (document.storeScene (1, "Old"));
        EXPECT_TRUE (commands.perform (question == std::string ("Rename") ? HostCommand::renameScene
                                                                          : HostCommand::removeScene));
        ASSERT_TRUE (document.open (Session {}));
        ASSERT_TRUE (document.storeScene (1, "New"));
        button (*childOf<QuestionBar> (view), question)->onClick();
        EXPECT_EQ (document.sceneNames(), (std::vector<juce::String> { "New" })) << question;
    }
}

TEST_F (SceneCommandTest, WhatIsTypedGoesIntoTheNameThatIsAskedFor)
{
    if (! VirtualScreen::reason().empty())
        GTEST_SKIP() << VirtualScreen::reason();

    view.setSize (1280, 800);
    view.addToDesktop (0);
    view.setVisible (true);
    ASSERT_TRUE (document.storeScene (1, {}));
    EXPECT_TRUE (commands.perform (HostCommand::renameScene));
    auto* field = childOf<juce::TextEditor> (*childOf<QuestionBar> (view));

    // The menu that it was chosen in gives the keys back to the window.
    const auto deadline = juce::Time::getMillisecondCounter() + 10000;

    do
    {
        view.grabKeyboardFocus();

        while (compatibility::dispatchNextMessage())
        {}
    } while (! field->hasKeyboardFocus (false) && juce::Time::getMillisecondCounter() < deadline);

    EXPECT_TRUE (field->hasKeyboardFocus (false));
}

} // namespace
} // namespace lopsided::testing
