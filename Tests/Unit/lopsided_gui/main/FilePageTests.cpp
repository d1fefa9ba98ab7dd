#include "../../lopsided_plugins/VirtualScreen.h"
#include "HostFixture.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

#include <chrono>
#include <optional>

namespace lopsided::testing
{
namespace
{

class FilePageTest : public ::testing::Test
{
protected:
    FilePageTest()
    {
        page.setBounds (0, 0, 900, 600);
        folder.file ("Rig.json").replaceWithText ("{}");
        folder.file ("Take.wav").replaceWithText ("sound");
        folder.file ("sets").createDirectory();
    }

    void ask (FilePage::Purpose purpose, const juce::File& start = {})
    {
        page.ask ({ purpose, "Choose", start == juce::File() ? folder.file ("") : start, "json",
                    [this] (const juce::File& file) { chosen = file; } });
    }

    void name (const juce::String& text) { page.browser()->setFileName (text); }

    template <typename Part>
    Part* part() const
    {
        for (auto* child : page.browser()->getChildren())
            if (auto* found = dynamic_cast<Part*> (child))
                return found;

        return nullptr;
    }

    static bool becomesTrue (const std::function<bool()>& condition)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds (20);

        while (! condition() && std::chrono::steady_clock::now() < end)
            compatibility::dispatchNextMessage();

        return condition();
    }

    static bool press (juce::Component& component, const juce::KeyPress& key)
    {
        return component.keyPressed (key);
    }

    const TemporaryFolder folder;
    FilePage page;
    std::optional<juce::File> chosen;
};

TEST_F (FilePageTest, OpensAFileThatIsThereAndSaysWhatIsMissing)
{
    EXPECT_FALSE (page.isAsking());
    ask (FilePage::Purpose::open);
    EXPECT_TRUE (page.isAsking());
    page.choose();
    EXPECT_TRUE (page.remark().contains ("Choose a file")) << page.remark();

    name ("Gone.json");
    page.choose();
    EXPECT_TRUE (page.remark().contains ("Gone.json")) << page.remark();
    EXPECT_FALSE (chosen.has_value());

    name ("Rig.json");
    EXPECT_TRUE (page.remark().isEmpty()) << "another choice, another word";
    page.choose();
    EXPECT_EQ (chosen, folder.file ("Rig.json"));
    EXPECT_TRUE (page.isAsking()) << "until whoever asked has what he wanted";
}

TEST_F (FilePageTest, ListsSessionsAndFoldersForTheArrowsAndReturn)
{
    ask (FilePage::Purpose::open);
    auto* list = part<juce::FileListComponent>();
    ASSERT_NE (list, nullptr);
    const auto& files = list->directoryContentsList;
    ASSERT_TRUE (becomesTrue ([&] { return files.getNumFiles() == 2; })) << files.getNumFiles();

    list->updateContent();
    list->selectRow (files.getFile (0).getFileName() == "sets" ? 0 : 1);
    EXPECT_TRUE (press (*list, juce::KeyPress (juce::KeyPress::returnKey)));
    EXPECT_EQ (page.browser()->getRoot(), folder.file ("sets"));
    EXPECT_FALSE (chosen.has_value());

    EXPECT_TRUE (press (page, juce::KeyPress (juce::KeyPress::upKey, juce::ModifierKeys::altModifier, 0)));
    EXPECT_EQ (page.browser()->getRoot(), folder.file ("sets").getParentDirectory());
    ASSERT_TRUE (becomesTrue ([&] { return files.getNumFiles() == 2; }));
    list->updateContent();
    list->selectRow (files.getFile (0).getFileName() == "Rig.json" ? 0 : 1);
    EXPECT_TRUE (press (*list, juce::KeyPress (juce::KeyPress::returnKey)));
    EXPECT_EQ (chosen, folder.file ("Rig.json"));
}

TEST_F (FilePageTest, ANewNameIsGivenItsExtension)
{
    ask (FilePage::Purpose::save);
    page.choose();
    EXPECT_TRUE (page.remark().contains ("name")) << page.remark();
    name ("Evening rig");
    page.choose();
    EXPECT_EQ (chosen, folder.file ("Evening rig.json"));

    ask (FilePage::Purpose::save, folder.file ("Rig.json"));
    page.choose();
    EXPECT_EQ (chosen, folder.file ("Rig.json")) << "the one that is offered";
}

TEST_F (FilePageTest, ChoosesAFolder)
{
    ask (FilePage::Purpose::folder, folder.file ("sets"));
    page.choose();
    EXPECT_EQ (chosen, folder.file ("sets"));
}

TEST_F (FilePageTest, EscapeGivesUpAndNothingIsEverModal)
{
    auto numChanges = 0;
    page.onChange = [&] { ++numChanges; };
    ask (FilePage::Purpose::open);
    EXPECT_EQ (juce::ModalComponentManager::getInstance()->getNumModalComponents(), 0);
    EXPECT_TRUE (press (page, juce::KeyPress (juce::KeyPress::escapeKey)));
    EXPECT_FALSE (page.isAsking());
    EXPECT_EQ (page.browser(), nullptr);
    EXPECT_FALSE (chosen.has_value());
    EXPECT_EQ (numChanges, 2);
}

TEST_F (FilePageTest, WhatIsChosenMayAskForTheNextFile)
{
    page.ask (
        { FilePage::Purpose::save, "First", folder.file ("Rig.json"), "json", [this] (const juce::File&) {
             page.dismiss();
             ask (FilePage::Purpose::open);
         } });
    auto* field = part<juce::TextEditor>();
    ASSERT_NE (field, nullptr);
    EXPECT_TRUE (press (*field, juce::KeyPress (juce::KeyPress::returnKey)))
        << "in a call of the first one's own";
    EXPECT_TRUE (becomesTrue ([this] { return page.getTitle() == "Choose"; }));
    EXPECT_TRUE (page.isAsking());

    while (compatibility::dispatchNextMessage())
        continue;

    name ("Rig.json");
    page.choose();
    EXPECT_EQ (chosen, folder.file ("Rig.json"));
}

TEST_F (FilePageTest, HasTheKeysWhereTheyAreWanted)
{
    if (! VirtualScreen::reason().empty())
        GTEST_SKIP() << VirtualScreen::reason();

    page.addToDesktop (0);
    ask (FilePage::Purpose::save, folder.file ("Rig.json"));
    EXPECT_TRUE (becomesTrue ([this] {
        page.takeFocus();
        return part<juce::TextEditor>()->hasKeyboardFocus (true);
    }));
    ask (FilePage::Purpose::open);
    EXPECT_TRUE (becomesTrue ([this] { return part<juce::FileListComponent>()->hasKeyboardFocus (true); }));
}

} // namespace
} // namespace lopsided::testing
