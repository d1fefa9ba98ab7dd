#include "SessionFixture.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <random>

#if JUCE_LINUX || JUCE_MAC || JUCE_BSD
    #include <csignal>
    #include <sys/wait.h>
    #include <unistd.h>
#endif

namespace lopsided
{
namespace
{

using testing::exampleSession;

/** A folder of its own that goes with the test. */
struct ScratchFolder
{
    ScratchFolder() { folder.createDirectory(); }
    ~ScratchFolder() { folder.deleteRecursively(); }

    juce::File folder = juce::File::getCurrentWorkingDirectory().getNonexistentChildFile ("atomic-save", {});
};

TEST (AtomicSave, KeepsPermissionsAndFollowsALink)
{
    const ScratchFolder scratch;
    const auto target = scratch.folder.getChildFile ("target.json");
    const auto link = scratch.folder.getChildFile ("link.json");
    const auto path = target.getFullPathName().toStdString();
    ASSERT_TRUE (SessionFile::save ({}, target));
    std::filesystem::permissions (path,
                                  std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    ASSERT_TRUE (target.createSymbolicLink (link, false));

    ASSERT_TRUE (SessionFile::save (exampleSession(), link));
    EXPECT_TRUE (link.isSymbolicLink());
    EXPECT_TRUE (*SessionFile::load (target) == exampleSession());
    EXPECT_EQ (std::filesystem::status (path).permissions(),
               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST (AtomicSave, LeavesNothingBesideTheFile)
{
    const ScratchFolder scratch;
    ASSERT_TRUE (SessionFile::save (exampleSession(), scratch.folder.getChildFile ("a.json")));
    ASSERT_TRUE (SessionFile::save (exampleSession(), scratch.folder.getChildFile ("a.json")));
    EXPECT_EQ (scratch.folder.getNumberOfChildFiles (juce::File::findFilesAndDirectories), 1);
}

#if JUCE_LINUX || JUCE_MAC || JUCE_BSD

/** Saves one of two sessions after the other until it is killed. [child process] */
[[noreturn]] void saveForEver (const std::array<Session, 2>& sessions, const juce::File& file, int readyPipe)
{
    for (std::size_t turn = 0;; ++turn)
    {
        if (! SessionFile::save (sessions[turn % 2], file))
            _exit (1);

        if (turn == 0 && ::write (readyPipe, "x", 1) != 1)
            _exit (2);
    }
}

TEST (AtomicSave, LeavesAWholeFileWheneverTheProcessIsKilled)
{
    constexpr unsigned seed = 99;
    std::cout << "seed " << seed << '\n';
    std::mt19937 random (seed);
    const ScratchFolder scratch;
    const auto file = scratch.folder.getChildFile ("session.json");

    std::array<Session, 2> sessions { exampleSession(), exampleSession() };
    sessions[0].name = "small";
    sessions[1].name = "large";
    sessions[1].nodes[1].state.setSize (200'000, true);
    int numSmall = 0;

    for (int run = 0; run < 100; ++run)
    {
        std::array<int, 2> ready {};
        ASSERT_EQ (::pipe (ready.data()), 0);
        const auto child = ::fork();
        ASSERT_GE (child, 0);

        if (child == 0)
            saveForEver (sessions, file, ready[1]);

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

        const auto loaded = SessionFile::load (file);
        ASSERT_TRUE (loaded) << loaded.error().describe();
        const auto isSmall = *loaded == sessions[0];
        ASSERT_TRUE (isSmall || *loaded == sessions[1]);
        numSmall += isSmall ? 1 : 0;
    }

    std::cout << "killed 100 times; the file held the first session " << numSmall << " times\n";
}

#endif

} // namespace
} // namespace lopsided
