#include <gtest/gtest.h>
#include <lopsided_graph/compat/JuceCompatibility.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided
{
namespace
{

Notice notice (Notice::Kind kind, const juce::String& text)
{
    return { kind, text };
}

void pump()
{
    while (compatibility::dispatchNextMessage())
        continue;
}

TEST (NoticeBar, LetsInformationGoByItselfAndErrorsStay)
{
    NoticeBar bar;
    bar.post (notice (Notice::Kind::information, "Saved."));
    bar.post (notice (Notice::Kind::error, "It broke."));
    bar.elapse (NoticeBar::informationMilliseconds - 1);
    EXPECT_EQ (bar.visibleRows().size(), 2u);

    bar.elapse (1);
    ASSERT_EQ (bar.visibleRows().size(), 1u);
    EXPECT_EQ (bar.visibleRows()[0]->notice().text, "It broke.");

    bar.elapse (1'000'000);
    EXPECT_EQ (bar.visibleRows().size(), 1u);
}

TEST (NoticeBar, ShowsFourAndCountsTheOthers)
{
    NoticeBar bar;

    for (int i = 0; i < 6; ++i)
        bar.post (notice (Notice::Kind::error, "Error " + juce::String (i)));

    ASSERT_EQ (bar.visibleRows().size(), 4u);
    EXPECT_EQ (bar.visibleRows().back()->notice().text, "Error 5");
    EXPECT_EQ (bar.numWaiting(), 2);

    // One that is closed makes room for one that waits.
    bar.visibleRows().back()->onClose();
    pump();
    ASSERT_EQ (bar.visibleRows().size(), 4u);
    EXPECT_EQ (bar.visibleRows().back()->notice().text, "Error 4");
    EXPECT_EQ (bar.visibleRows().front()->notice().text, "Error 1");
}

TEST (NoticeBar, InformationGivesWayToErrors)
{
    NoticeBar bar;
    bar.post (notice (Notice::Kind::information, "Saved."));

    for (int i = 0; i < 4; ++i)
        bar.post (notice (Notice::Kind::error, "Error " + juce::String (i)));

    ASSERT_EQ (bar.visibleRows().size(), 4u);
    EXPECT_EQ (bar.visibleRows().front()->notice().text, "Error 0");
    EXPECT_EQ (bar.numWaiting(), 0);
    EXPECT_EQ (bar.history().size(), 5u);
}

TEST (NoticeBar, CountsWhatHappensAgainInsteadOfShowingItTwice)
{
    NoticeBar bar;
    bar.post (notice (Notice::Kind::warning, "Late."));
    bar.post (notice (Notice::Kind::warning, "Late."));
    ASSERT_EQ (bar.visibleRows().size(), 1u);
    EXPECT_EQ (bar.visibleRows()[0]->getDescription(), "Late. (2 times)");
}

TEST (NoticeBar, DoesWhatANoticeOffersAndClosesIt)
{
    NoticeBar bar;
    int done = 0;
    bar.post ({ Notice::Kind::warning, "A plugin is missing.", "Look for it", [&done] { ++done; } });
    bar.visibleRows()[0]->act();
    pump();
    EXPECT_EQ (done, 1);
    EXPECT_TRUE (bar.visibleRows().empty());
}

TEST (NoticeBar, AnActionMayDestroyTheBar)
{
    auto bar = std::make_unique<NoticeBar>();
    bar->post ({ Notice::Kind::warning, "Closing.", "Close", [&bar] { bar.reset(); } });
    bar->visibleRows()[0]->act();
    pump();
    EXPECT_EQ (bar, nullptr);
}

TEST (NoticeBar, IsAsHighAsItsTextNeedsAndSaysSo)
{
    NoticeBar bar;
    bar.setSize (300, 400);
    int changes = 0;
    bar.onHeightChanged = [&changes] { ++changes; };
    EXPECT_EQ (bar.preferredHeight(), 0);

    bar.post (notice (Notice::Kind::error, "Short."));
    const auto one = bar.preferredHeight();
    EXPECT_GT (one, 20);

    bar.post (notice (Notice::Kind::error, juce::String::repeatedString ("A long sentence about it. ", 12)));
    EXPECT_GT (bar.preferredHeight(), 3 * one);
    EXPECT_EQ (changes, 2);

    bar.closeAll();
    EXPECT_EQ (bar.preferredHeight(), 0);
    EXPECT_EQ (changes, 3);
}

TEST (NoticeBar, KeepsAHistoryThatIsBounded)
{
    NoticeBar bar;

    for (int i = 0; i < NoticeBar::maximumHistory + 10; ++i)
        bar.post (notice (Notice::Kind::information, "Notice " + juce::String (i)));

    ASSERT_EQ (static_cast<int> (bar.history().size()), NoticeBar::maximumHistory);
    EXPECT_EQ (bar.history().front().text, "Notice 10");

    const auto list = bar.createHistory();
    const auto text = dynamic_cast<juce::TextEditor&> (*list).getText();
    EXPECT_TRUE (text.startsWith (bar.history().back().time.formatted ("%H:%M")));
    EXPECT_TRUE (text.contains ("Notice 10"));
}

TEST (NoticeBar, TakesTheMouseOnlyWhereANoticeIs)
{
    NoticeBar bar;
    bar.setSize (300, 400);
    bar.setVisible (true);
    bar.post (notice (Notice::Kind::error, "It broke."));
    EXPECT_NE (bar.getComponentAt (20, 10), nullptr);
    EXPECT_FALSE (bar.hitTest (20, 300));
    EXPECT_EQ (bar.visibleRows()[0]->getTitle(), "Error");
}

} // namespace
} // namespace lopsided
