#include "Support/ProgramTest.h"

#include <gmock/gmock.h>

#include <csignal>
#include <map>
#include <string>

namespace lopsided::testing
{
namespace
{

using ::testing::HasSubstr;
using ::testing::Not;

/** Programs that play plugins at their worst. Their notes lie in a folder of the test's own, in memory. */
class HostilePrograms : public ProgramTest, public ::testing::WithParamInterface<const char*>
{
protected:
    HostilePrograms()
        : notes ("/dev/shm/lopsided-e2e-" + juce::Uuid().toString())
    {
        notes.createDirectory();
    }

    ~HostilePrograms() override { notes.deleteRecursively(); }

    /** Without a screen. */
    ChildProgram::Finished run (const Words& words) const
    {
        return ChildProgram::run (lopsided (words),
                                  { "XDG_RUNTIME_DIR=" + notes.getFullPathName().toStdString(),
                                    "DISPLAY=", std::string ("LV2_PATH=") + LOPSIDED_HOSTILE_LV2 });
    }

    static std::string identifier (const std::string& behaviour)
    {
        if (GetParam() == std::string ("LV2"))
            return "urn:lopsided:hostile:" + behaviour;

        return LOPSIDED_HOSTILE_VST3 "/hostile-" + behaviour + ".vst3";
    }

    /** A tone that goes through the plugin, and beside it. */
    std::string sessionWith (const std::string& behaviour) const
    {
        return writeFile (behaviour + ".json", std::string (R"({ "version": 1, "name": "Rig", "nodes": [
            { "id": 16, "name": "Tone", "plugin": { "format": "builtin", "identifier": "sine" } },
            { "id": 17, "name": "Hostile", "plugin": { "format": ")")
                                                   + GetParam() + R"(", "identifier": ")"
                                                   + identifier (behaviour) + R"(" } } ],
            "connections": [
            { "source": { "node": 16, "channel": 0 }, "destination": { "node": 17, "channel": 0 } },
            { "source": { "node": 17, "channel": 0 }, "destination": { "node": "audioOutput", "channel": 0 } },
            { "source": { "node": 16, "channel": 1 }, "destination": { "node": "audioOutput", "channel": 1 } } ] })");
    }

    Words play (const std::string& behaviour, const Words& more = {}) const
    {
        Words words { "play",     sessionWith (behaviour), "--device", "dummy", "--seconds", "0.5",
                      "--report", path ("report.json") };
        words.insert (words.end(), more.begin(), more.end());
        return words;
    }

    const juce::File notes;
};

TEST_P (HostilePrograms, NameANodeThatGivesNanAndPlayTheRest)
{
    const auto played = run (play ("nan"));
    ASSERT_EQ (played.exitCode, 0) << played.err;
    const auto report = reportAt (path ("report.json"));
    EXPECT_EQ (static_cast<juce::int64> (report["nonFiniteSamples"]), 0);
    EXPECT_FALSE (report["peakDbfs"].isVoid()) << "the tone beside it is not heard";
    ASSERT_EQ (report["nodes"].size(), 2);

    for (const auto& node : *report["nodes"].getArray())
    {
        const auto isBad = static_cast<juce::int64> (node["badBlocks"]) > 0;
        EXPECT_EQ (isBad, node["name"].toString() == "Hostile") << juce::JSON::toString (node);
    }

    const auto rendered =
        run ({ "render", sessionWith ("nan"), "--seconds", "0.5", "--output", path ("out.wav"), "--json" });
    ASSERT_EQ (rendered.exitCode, 0) << rendered.err;
    EXPECT_EQ (static_cast<juce::int64> (json (rendered.out)["nonFiniteSamples"]), 0);
    EXPECT_FALSE (json (rendered.out)["peakDbfs"].isVoid());
}

TEST_P (HostilePrograms, NeedNoEditorAndNoScreen)
{
    const auto session = sessionWith ("slow-editor");
    const auto plugin = std::string (GetParam()) + ':' + identifier ("slow-editor");

    for (const auto& words : { play ("slow-editor"),
                               Words { "render", session, "--seconds", "0.5", "--output", path ("out.wav") },
                               Words { "info", session, "--check" }, Words { "presets", plugin },
                               Words { "parameters", plugin } })
    {
        const auto finished = run (words);
        EXPECT_EQ (finished.exitCode, 0) << words.front() << ": " << finished.err;
        EXPECT_THAT (finished.err + finished.out, Not (HasSubstr ("makes an editor"))) << words.front();
    }
}

TEST_P (HostilePrograms, FollowALatencyThatChangesWithEveryBlockWhileTheyPlay)
{
    std::map<std::string, juce::int64> numPublished;

    for (const std::string behaviour : { "clean", "changing-latency" })
    {
        const auto played = run (play (behaviour));
        ASSERT_EQ (played.exitCode, 0) << played.err;
        const auto report = reportAt (path ("report.json"));
        const auto number = [&] (const char* key) { return static_cast<juce::int64> (report[key]); };
        numPublished[behaviour] = number ("published");
        EXPECT_EQ (number ("retired"), number ("reclaimed"));
        EXPECT_EQ (number ("exceptionsInNodes"), 0);
        EXPECT_EQ (number ("destroyedOnAudioThread"), 0);
        EXPECT_FALSE (report["peakDbfs"].isVoid());
    }

    EXPECT_GT (numPublished["changing-latency"], numPublished["clean"] + 2) << "it is not followed";
}

/** JUCE's LV2 host connects no input of a plugin that gives two the same designation, and this one reads them all: played, it
    would kill its host. */
using MisnamedInputs = HostilePrograms;

TEST_P (MisnamedInputs, KeepAPluginOutThatCannotBeConnectedAndPlayOn)
{
    const auto played = run (play ("wrong-buses"));
    ASSERT_EQ (played.exitCode, 0) << played.err;
    EXPECT_THAT (played.out + played.err,
                 HasSubstr ("it has 4 audio inputs, of which JUCE's host can connect 2"));
    EXPECT_FALSE (reportAt (path ("report.json"))["peakDbfs"].isVoid()) << "its placeholder passes the tone";
}

INSTANTIATE_TEST_SUITE_P (With, MisnamedInputs, ::testing::Values ("LV2"),
                          [] (const auto& format) { return std::string (format.param); });

INSTANTIATE_TEST_SUITE_P (With, HostilePrograms, ::testing::Values ("LV2", "VST3"),
                          [] (const auto& format) { return std::string (format.param); });

} // namespace
} // namespace lopsided::testing
