#include "Support/ProgramTest.h"

#include <RandomSeeds.h>
#include <Worker/ProcessState.h>
#include <gmock/gmock.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <map>
#include <random>
#include <thread>

#include <signal.h>

namespace lopsided::testing
{
namespace
{

using namespace std::chrono_literals;
using ::testing::HasSubstr;

/** Runs the program with a home and a folder of plugins of its own. */
class Scan : public ProgramTest
{
protected:
    Scan()
    {
        juce::File (path ("plugins")).createDirectory();
        writeFile ("plugin-folders.json",
                   R"({ "standard": false, "folders": [ ")" + path ("plugins") + R"(" ] })");
    }

    [[nodiscard]] Words home() const
    {
        return { "LOPSIDED_HOME=" + juce::File (path (".")).getFullPathName().toStdString() };
    }

    ChildProgram::Finished run (Words words) const { return ChildProgram::run (lopsided (words), home()); }

    [[nodiscard]] juce::var list (Words words = { "plugins", "--json" }) const
    {
        const auto finished = run (words);
        EXPECT_EQ (finished.exitCode, 0) << finished.err;
        return json (finished.out);
    }

    void plant (const juce::String& behaviour) const
    {
        const juce::File lv2 (juce::String (LOPSIDED_HOSTILE_LV2) + "/hostile-" + behaviour + ".lv2");
        const juce::File vst3 (juce::String (LOPSIDED_HOSTILE_VST3) + "/hostile-" + behaviour + ".vst3");

        for (const auto& bundle : { lv2, vst3 })
            ASSERT_TRUE (
                bundle.copyDirectoryTo (juce::File (path ("plugins")).getChildFile (bundle.getFileName())));
    }

    static int count (const juce::var& plugins, const juce::String& status)
    {
        int number = 0;

        for (const auto& plugin : *plugins.getArray())
            number += plugin["format"].toString() != "builtin" && plugin["status"].toString() == status;

        return number;
    }
};

TEST_F (Scan, ListsPluginsAsAnArrayOfObjectsWithAllThatIsKnown)
{
    plant ("clean");
    plant ("crash-scan");
    const auto scanned = run ({ "scan", "--json" });
    EXPECT_EQ (scanned.exitCode, 0) << scanned.err;
    const auto summary = json (scanned.out);
    EXPECT_EQ (static_cast<int> (summary["plugins"]), 2);
    EXPECT_EQ (static_cast<int> (summary["failed"]), 2);
    EXPECT_THAT (summary["failures"][0]["reason"].toString().toStdString(), HasSubstr ("SIGSEGV"));

    const auto plugins = list();
    ASSERT_TRUE (plugins.isArray());
    EXPECT_EQ (count (plugins, "ok"), 2);
    EXPECT_EQ (count (plugins, "failed"), 2);

    for (const auto& plugin : *plugins.getArray())
        for (const auto* key : { "format", "id", "name", "maker", "category", "file", "ins", "outs", "midi",
                                 "latency", "status", "reason", "verdict" })
            EXPECT_TRUE (plugin.hasProperty (key)) << key << juce::JSON::toString (plugin);

    EXPECT_THAT (run ({ "plugins" }).out, HasSubstr ("(failed: crashed (SIGSEGV)"));
}

TEST_F (Scan, KeepsItsFoldersAndOpensWhatIsNewForAListing)
{
    EXPECT_EQ (count (list(), "ok"), 0);
    plant ("clean");
    EXPECT_EQ (count (list ({ "plugins", "--json", "--no-scan" }), "ok"), 0);
    EXPECT_EQ (count (list(), "ok"), 2);
    EXPECT_EQ (static_cast<int> (list ({ "scan", "--json" })["opened"]), 0);

    const auto other = juce::File (path ("other"));
    ASSERT_TRUE (other.createDirectory().wasOk());
    ASSERT_TRUE (
        juce::File (path ("plugins/hostile-clean.lv2")).moveFileTo (other.getChildFile ("moved.lv2")));
    EXPECT_EQ (count (list(), "ok"), 1);
    EXPECT_EQ (static_cast<int> (list ({ "scan", "--json", "--path", path ("other") })["plugins"]), 2);
    EXPECT_EQ (count (list(), "ok"), 2);

    // What is found there can be played.
    const auto session =
        writeFile ("session.json", R"({ "version": 1, "name": "x", "nodes": [ { "id": 16, "name": "n",
        "plugin": { "format": "LV2", "identifier": "urn:lopsided:hostile:clean" } } ], "connections": [] })");
    const auto checked = run ({ "info", session, "--check" });
    EXPECT_EQ (checked.exitCode, 0) << checked.err;
}

TEST_F (Scan, RefusesSenselessFoldersInOneLine)
{
    const auto missing = run ({ "scan", "--path", path ("nowhere") });
    EXPECT_EQ (missing.exitCode, 1);
    EXPECT_EQ (numLines (missing.err), 1) << missing.err;
    EXPECT_THAT (missing.err, HasSubstr ("nowhere"));
    EXPECT_EQ (run ({ "scan", "--standard-folders", "perhaps" }).exitCode, 2);
}

TEST_F (Scan, IsCancelledByCtrlCAndKeepsWhatWasFound)
{
    plant ("clean");
    plant ("hang");
    ChildProgram program (lopsided ({ "scan", "--json", "--workers", "1" }), home());
    ASSERT_TRUE (becomesTrue ([this] { return juce::File (path ("plugins.json")).existsAsFile(); }));
    program.signal (SIGINT);
    const auto finished = program.wait (20s);
    EXPECT_EQ (finished.exitCode, 0) << finished.err;
    EXPECT_TRUE (static_cast<bool> (json (finished.out)["cancelled"]));
    EXPECT_EQ (static_cast<int> (json (finished.out)["failed"]), 0);
    EXPECT_EQ (numWithInEnvironment (home().front()), 0);
}

/** Whatever the packages' plugins do, none of them takes the scan along. */
TEST_F (Scan, FindsAllThatIsInstalledWithEveryCrashContained)
{
    const auto scanned = run ({ "scan", "--json", "--standard-folders", "on" });
    ASSERT_EQ (scanned.exitCode, 0) << scanned.err;
    const auto summary = json (scanned.out);
    const auto numPlugins = static_cast<int> (summary["plugins"]);
    const auto numFailed = static_cast<int> (summary["failed"]);
    std::cout << "# " << numPlugins << " plugins, " << numFailed << " failed, in "
              << static_cast<double> (summary["seconds"]) << " s\n";

    for (const auto& failure : *summary["failures"].getArray())
        std::cout << "# failed: " << failure["id"].toString() << ": " << failure["reason"].toString() << '\n';

    if (numPlugins == 0)
        GTEST_SKIP() << "no plugins are installed";

    EXPECT_LE (numFailed, numPlugins / 100) << scanned.out;
    std::map<std::string, int> perFormat;
    const auto plugins = list ({ "plugins", "--json", "--no-scan" });

    for (const auto& plugin : *plugins.getArray())
        if (plugin["status"].toString() == "ok")
        {
            ++perFormat[plugin["format"].toString().toStdString()];
            EXPECT_TRUE (plugin["name"].toString().isNotEmpty()) << plugin["id"].toString();
        }

    // The packages that every test run installs hold so many at least.
    EXPECT_GE (perFormat["LV2"], 100);
    EXPECT_GE (perFormat["VST3"], 15);
    EXPECT_EQ (static_cast<int> (list ({ "scan", "--json" })["opened"]), 0);
}

int numKnown (const std::string& file)
{
    PluginCatalogue catalogue { juce::File (juce::String (file)) };
    const auto loaded = catalogue.load();
    EXPECT_TRUE (loaded.wasOk()) << loaded.getErrorMessage();
    return static_cast<int> (catalogue.records().size());
}

TEST_F (Scan, SurvivesKillsOfTheHostAndOfTheWorkersAtAnyMoment)
{
    for (const auto* behaviour : { "clean", "nan", "crash-scan", "changing-latency", "crash-static" })
        plant (behaviour);

    int numBefore = 0, numCompleted = 0, numHostsKilled = 0, numWorkersKilled = 0;

    for (const auto seed : randomSeeds (100))
    {
        SCOPED_TRACE ("seed " + std::to_string (seed));
        std::mt19937 random { seed };
        ChildProgram host (lopsided ({ "scan", "--json" }), home());
        const std::chrono::microseconds moment { random() % 250000 };
        std::this_thread::sleep_for (moment);
        const auto aimsAtWorker = random() % 2 == 0;
        const auto workers = childrenOf (host.processId());

        if (aimsAtWorker && ! workers.empty())
        {
            ::kill (workers[random() % workers.size()], SIGKILL);
            ++numWorkersKilled;
            EXPECT_EQ (host.wait (60s).exitCode, 0);
        }
        else
        {
            host.signal (SIGKILL);
            ++numHostsKilled;
            host.wait (60s);
        }

        EXPECT_TRUE (becomesTrue ([this] { return numWithInEnvironment (home().front()) == 0; }, 10s));
        const auto numNow = numKnown (path ("plugins.json"));
        EXPECT_GE (numNow, numBefore);
        numBefore = numNow;

        if (numNow == 10)
        {
            // Complete: whatever was killed, nobody was blamed for it.
            const auto plugins = list ({ "plugins", "--json", "--no-scan" });
            EXPECT_EQ (count (plugins, "ok"), 6);
            EXPECT_EQ (count (plugins, "failed"), 4);
            juce::File (path ("plugins.json")).deleteFile();
            numBefore = 0;
            ++numCompleted;
        }
    }

    std::cout << "# " << numHostsKilled << " hosts and " << numWorkersKilled << " workers killed, "
              << numCompleted << " scans completed meanwhile\n";
    EXPECT_GT (numHostsKilled, 10);
    EXPECT_GT (numWorkersKilled, 10);
    EXPECT_EQ (static_cast<int> (list ({ "scan", "--json" })["plugins"]), 6);
}

} // namespace
} // namespace lopsided::testing
