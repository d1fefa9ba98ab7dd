#include "HostFixture.h"

namespace lopsided::testing
{
namespace
{

class SessionFilesTest : public HostFixture
{
protected:
    void answer (const juce::String& name)
    {
        auto* found = button (bar, name);
        ASSERT_NE (found, nullptr) << "there is no answer " << name << " to: " << bar.getDescription();
        found->onClick();
    }

    FakeBoard board;
    /** Chooses a file of the folder that the page shows. */
    void choose (const juce::String& name)
    {
        ASSERT_TRUE (page.isAsking());
        page.browser()->setFileName (name);
        page.choose();
    }

    QuestionBar bar;
    FilePage page;
    SessionFiles files { document, autosave, board, bar, page, nullptr };
};

TEST_F (SessionFilesTest, OpenWithoutAQuestionWhereNothingIsLost)
{
    files.open (sessionFile());
    EXPECT_FALSE (bar.isAsking());
    EXPECT_EQ (document.title(), "Rig");
    EXPECT_EQ (graph.getNumNodes(), 1);
    EXPECT_TRUE (board.notices.empty());
}

TEST_F (SessionFilesTest, AskBeforeWhatIsNotSavedIsLost)
{
    ASSERT_TRUE (document.addPlugin (sine(), {}));
    files.open (sessionFile());
    EXPECT_TRUE (bar.isAsking());
    EXPECT_EQ (document.title(), "Untitled");

    answer ("Cancel");
    EXPECT_EQ (document.title(), "Untitled");
    EXPECT_EQ (graph.getNumNodes(), 1);

    files.open (sessionFile());
    answer ("Discard");
    EXPECT_EQ (document.title(), "Rig");
}

TEST_F (SessionFilesTest, SaveFirstWhereThatIsTheAnswer)
{
    const auto first = sessionFile ("First.json");
    files.open (first);
    ASSERT_TRUE (document.addPlugin (sine(), {}));
    ASSERT_TRUE (document.isModified());

    files.open (sessionFile ("Second.json"));
    answer ("Save");
    EXPECT_EQ (document.title(), "Second");

    const auto saved = SessionFile::load (first);
    ASSERT_TRUE (saved);
    EXPECT_EQ (saved->nodes.size(), 2u);
}

TEST_F (SessionFilesTest, OpenWhatIsChosenOnThePage)
{
    files.open (sessionFile());
    sessionFile ("Other.json");
    files.choose();
    EXPECT_EQ (page.browser()->getRoot(), folder.file ("Rig.json").getParentDirectory());
    choose ("Other.json");
    EXPECT_FALSE (page.isAsking());
    EXPECT_EQ (document.title(), "Other");
}

TEST_F (SessionFilesTest, AskWhatIsToBecomeOfChangesBeforeThePageIsShown)
{
    ASSERT_TRUE (document.addPlugin (sine(), {}));
    files.choose();
    EXPECT_FALSE (page.isAsking());
    answer ("Discard");
    EXPECT_TRUE (page.isAsking());
    page.dismiss();
    EXPECT_EQ (graph.getNumNodes(), 1) << "nothing was chosen";
}

TEST_F (SessionFilesTest, SaveAsWhatIsChosenAndGoOn)
{
    files.open (sessionFile());
    auto wentOn = false;
    files.saveAs ([&] { wentOn = true; });
    choose ("Second");
    EXPECT_TRUE (wentOn);
    EXPECT_FALSE (bar.isAsking());
    EXPECT_FALSE (page.isAsking());
    EXPECT_TRUE (folder.file ("Second.json").existsAsFile());
    EXPECT_EQ (document.title(), "Second");

    files.saveAs();
    page.choose();
    EXPECT_FALSE (bar.isAsking()) << "it is this session's own file";
    EXPECT_FALSE (page.isAsking());
}

TEST_F (SessionFilesTest, AskBeforeAnotherFileIsReplaced)
{
    files.open (sessionFile());
    const auto other = folder.file ("Other.json");
    other.replaceWithText ("what was there");
    files.saveAs();
    choose ("Other.json");
    EXPECT_TRUE (bar.getDescription().contains ("Other.json")) << bar.getDescription();
    answer ("Cancel");
    EXPECT_EQ (other.loadFileAsString(), "what was there");
    EXPECT_TRUE (page.isAsking()) << "for another name";

    page.choose();
    answer ("Replace it");
    EXPECT_TRUE (SessionFile::load (other));
    EXPECT_FALSE (page.isAsking());
    EXPECT_EQ (document.title(), "Other");
}

TEST_F (SessionFilesTest, KeepAskingWhereAFileCannotBeSaved)
{
    files.open (sessionFile());
    files.saveAs();
    choose ("no/such/folder/Rig.json");
    EXPECT_EQ (board.notices.size(), 1u);
    EXPECT_TRUE (page.isAsking());
    EXPECT_EQ (document.title(), "Rig");
}

TEST_F (SessionFilesTest, GoOnAtOnceWhereNothingHasChanged)
{
    auto wentOn = false;
    files.whenNothingIsLost ([&] { wentOn = true; });
    EXPECT_TRUE (wentOn);
    EXPECT_FALSE (bar.isAsking());
}

TEST_F (SessionFilesTest, SayWhyAFileWasNotOpenedAndPlayOn)
{
    ASSERT_TRUE (document.addPlugin (sine(), {}));
    ASSERT_TRUE (document.save (folder.file ("Playing.json")));

    const auto broken = folder.file ("Broken.json");
    broken.replaceWithText ("{ this is no session");
    files.open (broken);
    ASSERT_EQ (board.notices.size(), 1u);
    EXPECT_EQ (board.notices[0].kind, Notice::Kind::error);
    EXPECT_TRUE (board.notices[0].text.contains ("Broken.json")) << board.notices[0].text;
    EXPECT_EQ (graph.getNumNodes(), 1);
    EXPECT_EQ (document.title(), "Playing");
}

TEST_F (SessionFilesTest, SayWhyAFileWasNotSaved)
{
    ASSERT_TRUE (document.addPlugin (sine(), {}));
    ASSERT_TRUE (document.save (folder.file ("Rig.json")));
    folder.file ("Rig.json").deleteFile();
    folder.file ("Rig.json").createDirectory();

    auto wentOn = false;
    files.save ([&] { wentOn = true; });
    EXPECT_FALSE (wentOn);
    ASSERT_EQ (board.notices.size(), 1u);
    EXPECT_EQ (board.notices[0].kind, Notice::Kind::error);
}

TEST_F (SessionFilesTest, MakeANewSession)
{
    files.open (sessionFile());
    files.newSession();
    EXPECT_EQ (graph.getNumNodes(), 0);
    EXPECT_EQ (document.title(), "Untitled");
    EXPECT_FALSE (document.isModified());
}

TEST_F (SessionFilesTest, OfferNothingWhereNoRunHasLeftAnything)
{
    files.offerRecovery();
    EXPECT_FALSE (bar.isAsking());
}

} // namespace
} // namespace lopsided::testing
