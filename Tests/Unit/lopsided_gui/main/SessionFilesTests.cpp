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
    QuestionBar bar;
    SessionFiles files { document, autosave, board, bar, nullptr };
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
