#include "FakeBoard.h"
#include "FilledCatalogue.h"
#include "TemporaryFolder.h"

#include <gtest/gtest.h>
#include <lopsided_graph/compat/JuceCompatibility.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided
{
namespace
{

class BrowserTest : public ::testing::Test
{
protected:
    BrowserTest()
    {
        testing::fill (catalogue);
        list.refresh();
    }

    juce::StringArray namesOf (const PluginBrowser& browser)
    {
        juce::StringArray names;

        for (const auto& line : browser.lines())
            names.add (line.entry.has_value() ? list.entries()[*line.entry].name : "[" + line.shelf + "]");

        return names;
    }

    /** A child of this kind, however deep. */
    template <typename Kind>
    static Kind* childOf (juce::Component& parent)
    {
        for (auto* child : parent.getChildren())
            if (auto* found = dynamic_cast<Kind*> (child))
                return found;

        return nullptr;
    }

    testing::TemporaryFolder folder;
    PluginCatalogue catalogue { folder.file ("catalogue.json") };
    PluginList list { catalogue, folder.file ("memory.json") };
    testing::FakeBoard board;
};

TEST_F (BrowserTest, QuickAddTakesTheBestByEnter)
{
    QuickAdd add (list);
    std::optional<PluginReference> chosen;
    add.onChosen = [&chosen] (const PluginReference& plugin) { chosen = plugin; };
    add.setQuery ("hall");
    EXPECT_EQ (add.selectedRow(), 0);
    add.choose();
    ASSERT_TRUE (chosen.has_value());
    EXPECT_EQ (chosen->identifier, "urn:test:Hall-Reverb");

    // It is first of those used last.
    add.setQuery ({});
    EXPECT_EQ (add.results().front().name, "Hall Reverb");
}

TEST_F (BrowserTest, QuickAddMovesTheSelectionWithinTheResults)
{
    QuickAdd add (list);
    add.setQuery ("reverb");
    ASSERT_EQ (add.results().size(), 2u);
    add.moveSelection (1);
    EXPECT_EQ (add.selectedRow(), 1);
    add.moveSelection (5);
    EXPECT_EQ (add.selectedRow(), 1);
    add.moveSelection (-9);
    EXPECT_EQ (add.selectedRow(), 0);
}

TEST_F (BrowserTest, QuickAddIsDrivenByKeysAlone)
{
    QuickAdd add (list);
    std::vector<juce::String> chosen;
    int cancelled = 0;
    add.onChosen = [&chosen] (const PluginReference& plugin) { chosen.push_back (plugin.identifier); };
    add.onCancelled = [&cancelled] { ++cancelled; };
    add.setQuery ("reverb");
    EXPECT_TRUE (add.handleKey (juce::KeyPress (juce::KeyPress::downKey)));
    EXPECT_EQ (add.selectedRow(), 1);
    EXPECT_TRUE (add.handleKey (juce::KeyPress (juce::KeyPress::upKey)));
    EXPECT_EQ (add.selectedRow(), 0);
    const auto first = add.results()[0].reference.identifier;
    EXPECT_TRUE (add.handleKey (juce::KeyPress (juce::KeyPress::returnKey)));
    EXPECT_EQ (chosen, std::vector<juce::String> { first });
    EXPECT_TRUE (add.handleKey (juce::KeyPress (juce::KeyPress::escapeKey)));
    EXPECT_EQ (cancelled, 1);
    EXPECT_FALSE (add.handleKey (juce::KeyPress ('a')));
}

TEST_F (BrowserTest, QuickAddChoosesNothingWhereNothingFits)
{
    QuickAdd add (list);
    int chosen = 0, cancelled = 0;
    add.onChosen = [&chosen] (const PluginReference&) { ++chosen; };
    add.onCancelled = [&cancelled] { ++cancelled; };
    add.setQuery ("zzzz");
    EXPECT_TRUE (add.results().empty());
    add.choose();
    add.cancel();
    EXPECT_EQ (chosen, 0);
    EXPECT_EQ (cancelled, 1);
}

TEST_F (BrowserTest, QuickAddMayGoWhenItHasChosen)
{
    auto add = std::make_unique<QuickAdd> (list);
    add->onChosen = [&add] (const PluginReference&) { add.reset(); };
    add->setQuery ("organ");
    add->choose();
    EXPECT_EQ (add, nullptr);
}

TEST_F (BrowserTest, KindsOfPluginsFilter)
{
    QuickAdd add (list);
    childOf<PluginKinds> (add)->choose ("synth");
    EXPECT_EQ (add.results().size(), 2u);
    childOf<PluginKinds> (add)->choose ({});
    EXPECT_EQ (add.results().size(), list.entries().size());
}

TEST_F (BrowserTest, ShelvesAreByCategoryMakerOrFormat)
{
    PluginBrowser browser (list);
    const auto byCategory = namesOf (browser);
    EXPECT_EQ (byCategory.indexOf ("Hall Reverb"), byCategory.indexOf ("[Reverb]") + 1);
    EXPECT_EQ (byCategory.indexOf ("Plate Reverb"), byCategory.indexOf ("[Reverb]") + 2);

    browser.setShelves (PluginBrowser::Shelves::maker);
    EXPECT_TRUE (namesOf (browser).contains ("[Calf]"));
    browser.setShelves (PluginBrowser::Shelves::format);
    EXPECT_TRUE (namesOf (browser).contains ("[LV2]"));
    EXPECT_TRUE (namesOf (browser).contains ("[builtin]"));
}

TEST_F (BrowserTest, ShelvesFold)
{
    PluginBrowser browser (list);
    browser.toggleShelf ("Reverb");
    EXPECT_TRUE (namesOf (browser).contains ("[Reverb]"));
    EXPECT_FALSE (namesOf (browser).contains ("Hall Reverb"));
    browser.toggleShelf ("Reverb");
    EXPECT_TRUE (namesOf (browser).contains ("Hall Reverb"));
}

TEST_F (BrowserTest, SearchingShowsThePluginsWithoutShelves)
{
    PluginBrowser browser (list);
    browser.toggleShelf ("Reverb");
    browser.setQuery ("hall");
    EXPECT_EQ (namesOf (browser)[0], "Hall Reverb");
}

TEST_F (BrowserTest, WhatIsDraggedIsAPlugin)
{
    PluginBrowser browser (list);
    browser.setQuery ("organ");
    auto* box = childOf<juce::ListBox> (browser);
    juce::SparseSet<int> rows;
    rows.addRange ({ 0, 1 });
    const auto dragged = PluginDrag::plugin (box->getModel()->getDragSourceDescription (rows));
    ASSERT_TRUE (dragged.has_value());
    EXPECT_EQ (dragged->identifier, "urn:test:Organ");

    // A shelf is none.
    browser.setQuery ({});
    EXPECT_TRUE (box->getModel()->getDragSourceDescription (rows).isVoid());
}

TEST_F (BrowserTest, ADoubleClickOrEnterTakesAPlugin)
{
    PluginBrowser browser (list);
    std::vector<juce::String> chosen;
    browser.onChosen = [&chosen] (const PluginReference& plugin) { chosen.push_back (plugin.identifier); };
    browser.setQuery ("organ");
    auto* model = childOf<juce::ListBox> (browser)->getModel();
    model->returnKeyPressed (0);
    EXPECT_EQ (chosen, std::vector<juce::String> { "urn:test:Organ" });

    browser.setQuery ({});
    const auto before = browser.lines().size();
    model->returnKeyPressed (0); // a shelf: it folds
    EXPECT_LT (browser.lines().size(), before);
    EXPECT_EQ (chosen.size(), 1u);
}

TEST_F (BrowserTest, SaysWhatWasSeenOfAPlugin)
{
    ObservedVerdict verdict;
    verdict.summary = VerdictSummary::offences;
    verdict.sentence = "It allocated memory.";
    ASSERT_TRUE (catalogue.setVerdict ({ "LV2", "urn:test:Organ", "Organ" }, verdict.toVar()));
    list.refresh();
    PluginBrowser browser (list);
    browser.setQuery ("organ");
    const auto text = childOf<juce::ListBox> (browser)->getModel()->getTooltipForRow (0);
    EXPECT_TRUE (text.contains ("May be late: It allocated memory.")) << text;
}

TEST_F (BrowserTest, FoldersAreKeptAndCanBeRemoved)
{
    const auto file = folder.file ("folders.json");
    PluginFolderList folders (board, file);
    folders.setStandard (PluginFolderList::Standard::left);
    folders.add (folder.file ("mine"));
    EXPECT_EQ (folders.shownFolders(), juce::StringArray (folder.file ("mine").getFullPathName()));
    EXPECT_EQ (PluginFolders::load (file).further.size(), 1);
    EXPECT_FALSE (PluginFolders::load (file).useStandard);

    folders.remove (folder.file ("mine").getFullPathName());
    EXPECT_TRUE (PluginFolders::load (file).further.isEmpty());

    folders.setStandard (PluginFolderList::Standard::searched);
    folders.showFormat (PluginFormat::vst3);
    EXPECT_FALSE (folders.shownFolders().isEmpty());
    EXPECT_TRUE (board.notices.empty());
}

TEST_F (BrowserTest, FailuresAreListedWithTheirReasons)
{
    FailedPluginList failed;
    failed.show (list.failures());
    EXPECT_TRUE (failed.textOf (0).contains ("Broken (LV2): It crashed (SIGSEGV)."));
    EXPECT_TRUE (failed.textOf (1).isEmpty());
}

TEST_F (BrowserTest, AScanOfAnEmptyFolderEndsAndSaysSo)
{
    folder.file ("empty").createDirectory();
    ScanPanel panel (catalogue, list, board, folder.file ("folders.json"));
    panel.folderList().setStandard (PluginFolderList::Standard::left);
    panel.folderList().add (folder.file ("empty"));

    std::optional<ScanSummary> ended;
    panel.onScanned = [&ended] (const ScanSummary& summary) { ended = summary; };
    panel.start (PluginCatalogue::Failures::keep);
    EXPECT_TRUE (panel.isScanning());

    const auto deadline = juce::Time::getMillisecondCounter() + 30'000;

    while (! ended.has_value() && juce::Time::getMillisecondCounter() < deadline)
        if (! compatibility::dispatchNextMessage())
            juce::Thread::yield();

    ASSERT_TRUE (ended.has_value());
    EXPECT_EQ (ended->numFiles, 0);
    EXPECT_TRUE (panel.statusText().startsWith ("Done in")) << panel.statusText();
}

TEST_F (BrowserTest, AScanCanBeGivenUpAtOnce)
{
    ScanPanel panel (catalogue, list, board, folder.file ("folders.json"));
    panel.start (PluginCatalogue::Failures::retry);
    panel.cancel();
    // The destructor ends what is left of it.
}

} // namespace
} // namespace lopsided
