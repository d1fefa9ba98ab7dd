#include "../../lopsided_plugins/VirtualScreen.h"
#include "../panels/FilledCatalogue.h"
#include "HostFixture.h"

#include <limits>
#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided::testing
{
namespace
{

class HostViewTest : public HostFixture
{
protected:
    HostViewTest()
    {
        fill (catalogue);
        host.state.sampleRate = 48000.0;
        host.state.blockSize = 256;
        view =
            std::make_unique<HostView> (HostParts { document, autosave, recent, host, catalogue, settings });
        view->setSize (1280, 800);
    }

    juce::File picture (const juce::String& name) const
    {
        const auto folderOfPictures = juce::File (LOPSIDED_PICTURES);
        folderOfPictures.createDirectory();
        return folderOfPictures.getChildFile (name + ".png");
    }

    void draw (const juce::String& name, float scale)
    {
        const auto file = picture (name);
        file.deleteFile();
        juce::FileOutputStream stream (file);
        juce::PNGImageFormat().writeImageToStream (
            view->createComponentSnapshot (view->getLocalBounds(), true, scale), stream);
    }

    PluginCatalogue catalogue { folder.file ("plugins.json") };
    FakeAudioHost host;
    RecentSessions recent;
    juce::PropertySet settings;
    std::unique_ptr<HostView> view;
};

TEST_F (HostViewTest, MarksWhatIsNotSavedInItsTitle)
{
    auto numChanges = 0;
    view->onTitleChange = [&] { ++numChanges; };
    EXPECT_EQ (view->title(), "Untitled");
    ASSERT_TRUE (document.addPlugin (sine(), {}));
    EXPECT_EQ (view->title(), "Untitled *");
    EXPECT_GT (numChanges, 0);
    ASSERT_TRUE (document.save (folder.file ("Evening.json")));
    EXPECT_EQ (view->title(), "Evening");
}

TEST_F (HostViewTest, DoesWhatTheKeysSay)
{
    const auto press = [this] (const juce::KeyPress& key) {
        auto* keys = static_cast<juce::KeyListener*> (view->commands().manager().getKeyMappings());
        return keys->keyPressed (key, view.get());
    };

    ASSERT_TRUE (document.addPlugin (sine(), {}));
    EXPECT_TRUE (press (juce::KeyPress ('z', juce::ModifierKeys::commandModifier, 0)));
    EXPECT_EQ (graph.getNumNodes(), 0);
    EXPECT_TRUE (press (juce::KeyPress ('y', juce::ModifierKeys::commandModifier, 0)));
    EXPECT_EQ (graph.getNumNodes(), 1);
    EXPECT_TRUE (press (juce::KeyPress (juce::KeyPress::spaceKey)));
    EXPECT_TRUE (host.rolling);
    EXPECT_TRUE (press (juce::KeyPress (juce::KeyPress::F12Key)));
    EXPECT_EQ (host.numPanics, 1);
}

TEST_F (HostViewTest, SaysWhatWouldBeUndone)
{
    const auto name = [this] (HostCommand command) {
        juce::ApplicationCommandInfo info (0);
        view->commands().getCommandInfo (CommandTable::id (command), info);
        return info.shortName;
    };

    EXPECT_EQ (name (HostCommand::undo), "Undo");
    ASSERT_TRUE (document.addPlugin (sine(), {}));
    EXPECT_EQ (name (HostCommand::undo), "Undo " + document.undoName());
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (name (HostCommand::redo), "Redo " + document.redoName());
    EXPECT_TRUE (name (HostCommand::redo).contains ("Sine")) << name (HostCommand::redo);
}

TEST_F (HostViewTest, DrawsEverythingLargerAndRemembersIt)
{
    EXPECT_FLOAT_EQ (view->scale(), 1.0f);
    view->commands().perform (HostCommand::larger);
    EXPECT_GT (view->scale(), 1.05f);
    view->setScale (100.0f);
    EXPECT_FLOAT_EQ (view->scale(), 4.0f);
    EXPECT_FLOAT_EQ (static_cast<float> (settings.getDoubleValue ("scale")), 4.0f);
    view->setScale (1.0f);
}

TEST_F (HostViewTest, HasSomethingForEveryCommandToDo)
{
    view->onQuit = [] {};
    ASSERT_TRUE (document.addPlugin (sine(), {}));
    ASSERT_TRUE (document.addPlugin (sine(), {}));
    ASSERT_TRUE (document.undo());

    for (const auto scene : { 1, 2, 3, 4, 5, 6, 7, 8, 2 })
        ASSERT_TRUE (document.storeScene (scene, {})); // the last one has one before and one behind it

    view->canvas().selectAll();

    for (const auto& entry : CommandTable::entries())
    {
        juce::ApplicationCommandInfo info (0);
        view->commands().getCommandInfo (CommandTable::id (entry.command), info);
        EXPECT_EQ (info.flags & juce::ApplicationCommandInfo::isDisabled, 0) << entry.name;
    }
}

TEST_F (HostViewTest, RemembersItsColoursAndItsShortcuts)
{
    view->setTheme (Palette::Theme::light);
    view->commands().manager().getKeyMappings()->addKeyPress (CommandTable::id (HostCommand::about),
                                                              juce::KeyPress (juce::KeyPress::F9Key));

    while (compatibility::dispatchNextMessage())
    {}

    view.reset();

    view = std::make_unique<HostView> (HostParts { document, autosave, recent, host, catalogue, settings });
    EXPECT_EQ (view->theme(), Palette::Theme::light);
    EXPECT_EQ (view->commands().manager().getKeyMappings()->findCommandForKeyPress (
                   juce::KeyPress (juce::KeyPress::F9Key)),
               CommandTable::id (HostCommand::about));
}

TEST_F (HostViewTest, MakesAMappingOfWhatHasBeenLearnt)
{
    const auto node = document.addPlugin (sine(), {});
    ASSERT_TRUE (node);
    host.learned = SessionMapping {};
    host.learned->number = 74;
    host.learned->node = *node;
    host.learned->parameter = "frequency";
    view->poll().poll();
    ASSERT_EQ (document.mappings().size(), 1u);
    EXPECT_EQ (document.mappings()[0].number, 74);
}

TEST_F (HostViewTest, OpensASessionThatIsDroppedOnIt)
{
    EXPECT_FALSE (view->isInterestedInFileDrag ({ "/somewhere/take.wav" }));
    const auto file = sessionFile();
    ASSERT_TRUE (view->isInterestedInFileDrag ({ file.getFullPathName() }));
    view->filesDropped ({ file.getFullPathName() }, 10, 10);
    EXPECT_EQ (document.title(), "Rig");
}

TEST_F (HostViewTest, LaysOutASessionFromLeftToRightThatNobodyHasArranged)
{
    const auto file = folder.file ("Chain.json");
    file.replaceWithText (R"({ "version": 1, "name": "Chain", "nodes": [
        { "id": 18, "name": "Last", "plugin": { "format": "builtin", "identifier": "gain" } },
        { "id": 17, "name": "Middle", "plugin": { "format": "builtin", "identifier": "gain" } },
        { "id": 16, "name": "First", "plugin": { "format": "builtin", "identifier": "gain" } } ],
        "connections": [
        { "source": { "node": "audioInput", "channel": 0 }, "destination": { "node": 16, "channel": 0 } },
        { "source": { "node": 16, "channel": 0 }, "destination": { "node": 17, "channel": 0 } },
        { "source": { "node": 17, "channel": 0 }, "destination": { "node": 18, "channel": 0 } },
        { "source": { "node": 18, "channel": 0 }, "destination": { "node": "audioOutput", "channel": 0 } } ] })");
    view->files().open (file);

    auto right = std::numeric_limits<float>::lowest();

    for (const auto node :
         { GraphNodes::audioInput, NodeID { 16 }, NodeID { 17 }, NodeID { 18 }, GraphNodes::audioOutput })
    {
        const auto* drawn = view->canvas().scene().find (node);
        ASSERT_NE (drawn, nullptr) << node.uid;
        EXPECT_GT (drawn->bounds().getX(), right) << node.uid;
        right = drawn->bounds().getRight();
    }

    EXPECT_FALSE (document.isModified());
}

/** Each part has a name for those who do not see it. */
TEST_F (HostViewTest, NamesEverythingThatCanBeUsed)
{
    if (! VirtualScreen::reason().empty())
        GTEST_SKIP() << VirtualScreen::reason();

    view->addToDesktop (0); // nothing has an accessibility handler without a window
    view->setVisible (true);
    view->commands().perform (HostCommand::audioSettings);
    view->commands().perform (HostCommand::toggleKeyboard);
    std::vector<juce::Component*> all { view.get() };

    for (std::size_t index = 0; index < all.size(); ++index)
        if (dynamic_cast<juce::MidiKeyboardComponent*> (all[index]) == nullptr) // its arrows are JUCE's own
            for (auto* child : all[index]->getChildren())
                if (child->isVisible())
                    all.push_back (child);

    for (auto* part : all)
        if (dynamic_cast<juce::Button*> (part) != nullptr || dynamic_cast<juce::Slider*> (part) != nullptr
            || dynamic_cast<juce::ComboBox*> (part) != nullptr)
        {
            auto* handler = part->getAccessibilityHandler();
            ASSERT_NE (handler, nullptr);
            EXPECT_TRUE (handler->getTitle().isNotEmpty())
                << typeid (*part).name() << " in " << typeid (*part->getParentComponent()).name();
        }
}

TEST_F (HostViewTest, IsDrawnInBothThemesAndScales)
{
    for (const auto theme : { Palette::Theme::dark, Palette::Theme::light })
        for (const auto scale : { 1, 2 })
        {
            view->setTheme (theme);
            draw ("welcome-" + juce::String (theme == Palette::Theme::dark ? "dark" : "light") + "-"
                      + juce::String (scale),
                  static_cast<float> (scale));
        }

    EXPECT_GT (picture ("welcome-light-2").getSize(), 10000);
}

} // namespace
} // namespace lopsided::testing
