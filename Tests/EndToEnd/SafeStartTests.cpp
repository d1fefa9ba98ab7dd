#include "Support/ProgramTest.h"

#include <csignal>

namespace lopsided::testing
{
namespace
{

/** Runs hosts whose notes lie in a folder of the test's own, in memory, and that find the hostile plugins. */
class SafeStart : public ProgramTest
{
protected:
    SafeStart()
        : notes ("/dev/shm/lopsided-e2e-" + juce::Uuid().toString())
    {
        notes.createDirectory();
    }

    ~SafeStart() override { notes.deleteRecursively(); }

    ChildProgram::Finished run (const Words& words) const
    {
        return ChildProgram::run (
            lopsided (words),
            { "XDG_RUNTIME_DIR=" + notes.getFullPathName().toStdString(), "LV2_PATH=" LOPSIDED_HOSTILE_LV2 });
    }

    Words play (const std::string& session, const Words& more = {}) const
    {
        Words words { "play", session, "--device", "dummy", "--seconds", "0.3" };
        words.insert (words.end(), more.begin(), more.end());
        return words;
    }

    /** A tone that goes through a plugin, and beside it. */
    std::string sessionWith (const std::string& format, const std::string& identifier) const
    {
        return writeFile ("rig.json", R"({ "version": 1, "name": "Rig", "nodes": [
            { "id": 16, "plugin": { "format": "builtin", "identifier": "sine" } },
            { "id": 17, "plugin": { "format": ")"
                                          + format + R"(", "identifier": ")" + identifier + R"(" } } ],
            "connections": [
            { "source": { "node": 16, "channel": 0 }, "destination": { "node": 17, "channel": 0 } },
            { "source": { "node": 17, "channel": 0 }, "destination": { "node": "audioOutput", "channel": 0 } } ] })");
    }

    int numNotes() const
    {
        return notes.getChildFile ("lopsided").getNumberOfChildFiles (juce::File::findFiles);
    }

    void expectNamedThenLeftOut (const std::string& session, const std::string& word,
                                 const std::string& identifier) const
    {
        EXPECT_EQ (run (play (session)).exitCode, 128 + SIGSEGV);

        // The next start names it, before it dies of it again.
        const auto again = run (play (session, { "--missing", "pass" }));
        EXPECT_EQ (again.exitCode, 128 + SIGSEGV);
        EXPECT_NE (again.out.find ("was being " + word + " when an earlier run died (\"Rig\""),
                   std::string::npos)
            << again.out;
        EXPECT_NE (again.out.find ("--safe"), std::string::npos) << again.out;

        const auto safe = run (play (session, { "--safe", "--report", path ("report.json") }));
        ASSERT_EQ (safe.exitCode, 0) << safe.out << safe.err;
        EXPECT_NE (safe.out.find ("was being " + word + " when an earlier run died (\"Rig\""),
                   std::string::npos)
            << safe.out;
        EXPECT_NE (safe.out.find (identifier), std::string::npos) << safe.out;
        EXPECT_FALSE (reportAt (path ("report.json"))["peakDbfs"].isVoid())
            << "the placeholder passes the tone";

        // It was not there in that run: it stays under suspicion.
        EXPECT_EQ (run (play (session, { "--safe" })).exitCode, 0);
    }

    const juce::File notes;
};

TEST_F (SafeStart, NamesAPluginThatCrashedWhileItWasOpenedAndPlaysOnWithoutIt)
{
    const std::string identifier = "urn:lopsided:hostile:crash-instantiate";
    expectNamedThenLeftOut (sessionWith ("LV2", identifier), "opened", identifier);
}

TEST_F (SafeStart, NamesAPluginThatCrashedWhileItWasProcessedAndPlaysOnWithoutIt)
{
    const std::string identifier = LOPSIDED_HOSTILE_VST3 "/hostile-crash-process.vst3";
    expectNamedThenLeftOut (sessionWith ("VST3", identifier), "processed", "hostile-crash-process");
}

TEST_F (SafeStart, NamesWhatAnEarlierRunDiedOfAlsoWhereItIsLoadedAllTheSame)
{
    const auto session = sessionWith ("VST3", LOPSIDED_HOSTILE_VST3 "/hostile-crash-process.vst3");
    EXPECT_EQ (run ({ "render", session, "--seconds", "0.2", "--output", path ("out.wav") }).exitCode,
               128 + SIGSEGV);

    // A check opens it, and calls nothing: it says so, and proves nothing.
    for (int time = 0; time < 2; ++time)
    {
        const auto check = run ({ "info", session, "--check" });
        EXPECT_EQ (check.exitCode, 0) << check.err;
        EXPECT_NE (check.err.find ("was being processed when an earlier run died"), std::string::npos)
            << check.err;
        EXPECT_NE (check.err.find ("--safe"), std::string::npos) << check.err;
    }
}

TEST_F (SafeStart, NamesAPluginThatKilledACommandWhichOnlyLookedAtIt)
{
    const std::string identifier = "urn:lopsided:hostile:crash-instantiate";

    for (const std::string command : { "presets", "parameters" })
    {
        notes.getChildFile ("lopsided").deleteRecursively();
        EXPECT_EQ (run ({ command, identifier }).exitCode, 128 + SIGSEGV);
        const auto sentence =
            "was being opened when an earlier run died (\"lopsided " + command + "\", begun ";

        // The next start names it, before it dies of it again.
        const auto again = run ({ command, identifier });
        EXPECT_EQ (again.exitCode, 128 + SIGSEGV);
        EXPECT_NE (again.err.find (sentence), std::string::npos) << again.err;

        const auto safe = run (play (sessionWith ("LV2", identifier), { "--safe" }));
        EXPECT_EQ (safe.exitCode, 0) << safe.err;
        EXPECT_NE (safe.out.find (sentence), std::string::npos) << safe.out;
    }
}

TEST_F (SafeStart, KnowsNothingAgainstPluginsOfRunsThatEndWell)
{
    for (const auto& words :
         { play (builtinSession()),
           Words { "render", builtinSession(), "--seconds", "0.2", "--output", path ("out.wav") },
           Words { "info", builtinSession(), "--check" }, Words { "presets", "gain" },
           Words { "parameters", "gain" } })
        EXPECT_EQ (run (words).exitCode, 0);

    EXPECT_EQ (numNotes(), 0);
}

TEST_F (SafeStart, LeavesNoNoteWhenItIsToldToStop)
{
    ChildProgram program (lopsided ({ "play", builtinSession(), "--device", "dummy" }),
                          { "XDG_RUNTIME_DIR=" + notes.getFullPathName().toStdString() });
    ASSERT_TRUE (becomesTrue ([this] { return numNotes() == 1; }));
    ASSERT_TRUE (program.waitForOutput ("Playing"));
    program.signal (SIGTERM);
    EXPECT_EQ (program.wait().exitCode, 0);
    EXPECT_EQ (numNotes(), 0);
}

} // namespace
} // namespace lopsided::testing
