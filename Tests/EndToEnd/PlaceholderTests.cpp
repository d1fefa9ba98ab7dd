#include "Support/ProgramTest.h"

namespace lopsided::testing
{
namespace
{

class Placeholders : public ProgramTest
{
protected:
    /** A tone that goes through a plugin which nobody has. */
    std::string session() const
    {
        return writeFile ("rig.json", R"({ "version": 1, "nodes": [
            { "id": 16, "plugin": { "format": "builtin", "identifier": "sine" } },
            { "id": 17, "name": "Gone", "plugin": { "format": "LV2", "identifier": "urn:no-such-plugin" },
              "state": "QUJD", "layout": { "inputs": ["stereo"], "outputs": ["stereo"] } } ],
            "connections": [
            { "source": { "node": 16, "channel": 0 }, "destination": { "node": 17, "channel": 0 } },
            { "source": { "node": 17, "channel": 0 }, "destination": { "node": "audioOutput", "channel": 0 } } ] })");
    }

    ChildProgram::Finished render (const Words& more) const
    {
        Words words { "render", session(), "--seconds", "0.2", "--output", path ("out.wav"), "--json" };
        words.insert (words.end(), more.begin(), more.end());
        return ChildProgram::run (lopsided (words));
    }
};

TEST_F (Placeholders, LetARenderGoOnWithAWarningAndPassTheSound)
{
    const auto run = render ({});
    ASSERT_EQ (run.exitCode, 0) << run.err;
    EXPECT_NE (run.err.find ("Note: nodes[1].plugin: "), std::string::npos) << run.err;
    EXPECT_NE (run.err.find ("urn:no-such-plugin"), std::string::npos) << run.err;
    EXPECT_EQ (static_cast<int> (json (run.out)["placeholders"]), 1);
    EXPECT_FALSE (json (run.out)["peakDbfs"].isVoid()) << "it passes";
}

TEST_F (Placeholders, AreSilentWhereThatIsAskedFor)
{
    const auto run = render ({ "--missing", "silence" });
    ASSERT_EQ (run.exitCode, 0) << run.err;
    EXPECT_TRUE (json (run.out)["peakDbfs"].isVoid()) << run.out;
}

TEST_F (Placeholders, AreAnErrorOfOneLineWhereARenderIsStrict)
{
    const auto run = render ({ "--strict" });
    EXPECT_EQ (run.exitCode, 1);
    EXPECT_EQ (numLines (run.err), 1) << run.err;
    EXPECT_NE (run.err.find ("urn:no-such-plugin"), std::string::npos) << run.err;
    EXPECT_FALSE (juce::File (juce::String (path ("out.wav"))).exists());
}

TEST_F (Placeholders, LetASessionPlayAndFailACheck)
{
    const auto play =
        ChildProgram::run (lopsided ({ "play", session(), "--device", "dummy", "--seconds", "0.2" }));
    EXPECT_EQ (play.exitCode, 0) << play.err;
    EXPECT_NE (play.out.find ("urn:no-such-plugin"), std::string::npos) << play.out;

    const auto check = ChildProgram::run (lopsided ({ "info", session(), "--check" }));
    EXPECT_EQ (check.exitCode, 1);
    EXPECT_NE (check.err.find ("urn:no-such-plugin"), std::string::npos) << check.err;
}

TEST_F (Placeholders, MakeNoOffenceInTheCallback)
{
    const auto run = ChildProgram::run (trapped (
        { "play", session(), "--device", "dummy", "--seconds", "0.5", "--report", path ("report.json") }));
    ASSERT_EQ (run.exitCode, 0) << run.err;
    const auto offences = reportAt (path ("report.json"))["audioThreadOffences"];

    if (offences.isVoid())
        GTEST_SKIP() << "the trap sees nothing in this build or on this system";

    EXPECT_EQ (static_cast<juce::int64> (offences), 0) << run.out;
}

} // namespace
} // namespace lopsided::testing
