#include "DocumentFixture.h"
#include "SettingsHome.h"

#include <array>
#include <csignal>
#include <iostream>
#include <random>

#include <sys/wait.h>
#include <unistd.h>

namespace lopsided
{
namespace
{

using testing::DocumentTest;
using testing::gainPlugin;
using testing::sinePlugin;

/** An autosave that no timer makes: the tests say when. */
class AutosaveTest : public DocumentTest
{
protected:
    static constexpr int never = 1'000'000'000;

    [[nodiscard]] juce::Array<juce::File> autosaves() const
    {
        return home.folder.getChildFile ("autosave").findChildFiles (juce::File::findFiles, false, "*.json");
    }

    /** What a process leaves that is killed once `work` has been done in it: the child's work is followed by SIGKILL. */
    template <typename Work>
    void killedAfter (const Work& work)
    {
        const auto child = ::fork();
        ASSERT_GE (child, 0);

        if (child == 0)
        {
            work();
            ::kill (::getpid(), SIGKILL);
        }

        int status = 0;
        ASSERT_EQ (::waitpid (child, &status, 0), child);
        ASSERT_TRUE (WIFSIGNALED (status));
    }

    testing::SettingsHome home;
};

TEST_F (AutosaveTest, SavesNothingOfADocumentThatIsNotModified)
{
    Autosave autosave (document, never);
    ASSERT_TRUE (autosave.saveNow());
    EXPECT_TRUE (autosaves().isEmpty());
}

TEST_F (AutosaveTest, IsNotOfferedWhileItsProcessLives)
{
    Autosave autosave (document, never);
    add (gainPlugin);
    ASSERT_TRUE (autosave.saveNow());
    EXPECT_EQ (autosaves().size(), 1);
    EXPECT_EQ (Autosave::find(), std::nullopt);
}

TEST_F (AutosaveTest, IsOfferedAndRecoveredAfterItsProcessWasKilled)
{
    const auto file = home.folder.getChildFile ("My song.json");
    buildChain();
    ASSERT_TRUE (document.save (file));
    document.setTempo (77.0);
    ASSERT_TRUE (document.rename (gain, "Unsaved"));
    const auto unsaved = captured();
    killedAfter ([this] {
        Autosave autosave (document, never);
        static_cast<void> (autosave.saveNow());
    });

    const auto found = Autosave::find();
    ASSERT_TRUE (found);
    EXPECT_EQ (found->original, file);
    EXPECT_NE (found->sentence.find ("'My song'"), std::string::npos) << found->sentence;

    ASSERT_TRUE (document.clear());
    const auto recovered = document.recover (found->autosave);
    ASSERT_TRUE (recovered) << recovered.error().describe();
    EXPECT_EQ (captured(), unsaved);
    EXPECT_EQ (document.file(), file);
    EXPECT_TRUE (document.isModified());
    EXPECT_TRUE (heard.warnings.empty()) << heard.warnings.front();

    Autosave::discard (*found);
    EXPECT_FALSE (Autosave::find());
    EXPECT_EQ (home.folder.getChildFile ("autosave").getNumberOfChildFiles (juce::File::findFiles), 0);
}

TEST_F (AutosaveTest, RecoversASessionThatNeverHadAFile)
{
    add (gainPlugin);
    killedAfter ([this] {
        Autosave autosave (document, never);
        static_cast<void> (autosave.saveNow());
    });
    const auto found = Autosave::find();
    ASSERT_TRUE (found);
    EXPECT_EQ (found->original, juce::File());
    ASSERT_TRUE (document.recover (found->autosave));
    EXPECT_EQ (document.title(), "Untitled");
    EXPECT_TRUE (document.isModified());
}

TEST_F (AutosaveTest, GoesWhenTheDocumentIsSavedOrForgotten)
{
    Autosave autosave (document, never);
    add (gainPlugin);
    ASSERT_TRUE (autosave.saveNow());
    ASSERT_TRUE (document.save (home.folder.getChildFile ("saved.json")));
    EXPECT_TRUE (autosaves().isEmpty());
    add (sinePlugin);
    ASSERT_TRUE (autosave.saveNow());
    EXPECT_EQ (autosaves().size(), 1);
    autosave.forget();
    EXPECT_TRUE (autosaves().isEmpty());
}

TEST_F (AutosaveTest, OffersTheNewestOfSeveral)
{
    for (const auto* name : { "Old", "New" })
    {
        const auto id = add (gainPlugin);
        ASSERT_TRUE (document.rename (id, name));
        killedAfter ([this] {
            Autosave autosave (document, never);
            static_cast<void> (autosave.saveNow());
        });

        if (juce::String (name) == "New")
            break;

        for (const auto& file : autosaves())
            ASSERT_TRUE (file.setLastModificationTime (juce::Time (2020, 1, 1, 1, 1)));
    }

    const auto newest = Autosave::find();
    ASSERT_TRUE (newest);
    EXPECT_EQ (SessionFile::load (newest->autosave)->nodes.size(), 2u);
    Autosave::discard (*newest);
    const auto older = Autosave::find();
    ASSERT_TRUE (older);
    EXPECT_EQ (SessionFile::load (older->autosave)->nodes.size(), 1u);
}

TEST_F (AutosaveTest, LeavesAloneWhatASaveHasUnderWayAndRemovesWhatWasLeftLongAgo)
{
    const auto folder = home.folder.getChildFile ("autosave");
    ASSERT_TRUE (folder.createDirectory());
    const auto underWay = folder.getChildFile (".1-a_temp1.json");
    const auto left = folder.getChildFile (".2-b_temp2.json");
    const auto lock = folder.getChildFile ("3-c.lock");

    for (const auto& file : { underWay, left })
        ASSERT_TRUE (SessionFile::save (Session(), file));

    ASSERT_TRUE (lock.create());
    ASSERT_TRUE (left.setLastModificationTime (juce::Time (2020, 1, 1, 1, 1)));
    EXPECT_FALSE (Autosave::find());

    const Autosave next (document, never);
    EXPECT_TRUE (underWay.exists());
    EXPECT_FALSE (left.exists());
    EXPECT_FALSE (lock.exists());
}

TEST_F (AutosaveTest, SaysWhyItCannotSave)
{
    ASSERT_TRUE (home.folder.getChildFile ("autosave").replaceWithText ("in the way"));
    Autosave autosave (document, never);
    add (gainPlugin);
    const auto refused = autosave.saveNow();
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().code, SessionError::Code::unwritable);
}

TEST_F (AutosaveTest, LeavesSomethingReadableWheneverTheProcessIsKilled)
{
    constexpr unsigned seed = 7;
    std::cout << "seed " << seed << '\n';
    std::mt19937 random (seed);
    buildChain();

    for (int run = 0; run < 30; ++run)
    {
        std::array<int, 2> ready {};
        ASSERT_EQ (::pipe (ready.data()), 0);
        const auto child = ::fork();
        ASSERT_GE (child, 0);

        if (child == 0)
        {
            Autosave autosave (document, never);

            for (int turn = 0;; ++turn)
            {
                document.setTempo (60.0 + turn % 100);

                if (! autosave.saveNow())
                    ::_exit (1);

                if (turn == 0 && ::write (ready[1], "x", 1) != 1)
                    ::_exit (2);
            }
        }

        // The moment of the kill is the test's input, spread over several saves.
        char byte = 0;
        ASSERT_EQ (::read (ready[0], &byte, 1), 1);
        ::usleep (static_cast<useconds_t> (random() % 10'000));
        ::kill (child, SIGKILL);
        int status = 0;
        ASSERT_EQ (::waitpid (child, &status, 0), child);
        ::close (ready[0]);
        ::close (ready[1]);
        ASSERT_TRUE (WIFSIGNALED (status)) << "the child could not save";

        const auto found = Autosave::find();
        ASSERT_TRUE (found) << "run " << run;
        const auto session = SessionFile::load (found->autosave);
        ASSERT_TRUE (session) << session.error().describe();
        EXPECT_EQ (session->nodes.size(), 2u);
        Autosave::discard (*found);
    }
}

} // namespace
} // namespace lopsided
