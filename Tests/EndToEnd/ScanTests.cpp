#include "ScanFixture.h"

#include <Worker/ProcessState.h>
#include <gmock/gmock.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <map>

#include <signal.h>

namespace lopsided::testing
{
namespace
{

using namespace std::chrono_literals;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;

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
                                 "latency", "status", "reason", "date", "hostVersion", "verdict" })
            EXPECT_TRUE (plugin.hasProperty (key)) << key << juce::JSON::toString (plugin);

    const auto words = run ({ "plugins" }).out;
    EXPECT_THAT (words, HasSubstr ("(failed: crashed (SIGSEGV)"));
    EXPECT_THAT (words, ContainsRegex ("; on 20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]\\)"));
}

TEST_F (Scan, TellsWhichVersionOfTheHostRecordedAFailure)
{
    plant ("crash-scan");
    const auto summary = json (run ({ "scan", "--json", "--format", "LV2" }).out);
    const auto version = summary["failures"][0]["hostVersion"].toString();
    ASSERT_TRUE (version.isNotEmpty());
    EXPECT_THAT (run ({ "--version" }).out, HasSubstr (version.toStdString()));

    // What another version recorded is told as such, for as long as nobody scans.
    const juce::File catalogue (path ("plugins.json"));
    ASSERT_TRUE (catalogue.replaceWithText (catalogue.loadFileAsString().replace (
        "\"hostVersion\": " + version.quoted(), "\"hostVersion\": \"0.0.7\"")));

    const auto plugins = list ({ "plugins", "--json", "--no-scan", "--format", "LV2" });
    ASSERT_EQ (plugins.size(), 1);
    EXPECT_EQ (plugins[0]["hostVersion"].toString(), "0.0.7");
    EXPECT_TRUE (
        list ({ "plugins", "--json", "--no-scan", "--format", "builtin" })[0]["hostVersion"].isVoid());
    EXPECT_EQ (list ({ "plugins", "--json", "--format", "LV2" })[0]["hostVersion"].toString(), version);
}

TEST_F (Scan, ForgetsThePluginsOfAFolderThatIsSearchedNoMore)
{
    plant ("clean");
    plantSiblings();
    EXPECT_EQ (count (list(), "ok"), 4);

    // A scan of one format leaves those of the others alone.
    const auto one = run ({ "scan", "--json", "--format", "LV2", "--forget-path", path ("plugins") });
    EXPECT_EQ (one.exitCode, 0) << one.err;
    EXPECT_EQ (static_cast<int> (json (one.out)["files"]), 0);
    EXPECT_EQ (count (list ({ "plugins", "--json", "--no-scan" }), "ok"), 3);

    EXPECT_EQ (count (list(), "ok"), 0);
    EXPECT_EQ (count (list ({ "plugins", "--json", "--no-scan" }), "failed"), 0);

    // They come back with their folder.
    EXPECT_EQ (static_cast<int> (list ({ "scan", "--json", "--path", path ("plugins") })["plugins"]), 4);
}

TEST_F (Scan, ListsTheOthersOfAFileInWhichOneCrashes)
{
    plantSiblings();
    const auto plugins = list ({ "plugins", "--json", "--format", "LADSPA" });
    ASSERT_EQ (plugins.size(), 3);

    for (const auto& plugin : *plugins.getArray())
    {
        const auto isTheOne = plugin["id"].toString().endsWith ("|crash");
        EXPECT_EQ (plugin["status"].toString(), isTheOne ? "failed" : "ok") << juce::JSON::toString (plugin);
        EXPECT_EQ (plugin["reason"].toString().contains ("SIGSEGV"), isTheOne);
    }
}

TEST_F (Scan, TriesAgainWhatFailedWhenAsked)
{
    plant ("crash-scan");
    EXPECT_EQ (static_cast<int> (list ({ "scan", "--json", "--format", "LV2" })["opened"]), 2);
    EXPECT_EQ (static_cast<int> (list ({ "scan", "--json", "--format", "LV2" })["opened"]), 0);
    const auto again = list ({ "scan", "--json", "--format", "LV2", "--retry-failed" });
    EXPECT_EQ (static_cast<int> (again["opened"]), 2);
    EXPECT_EQ (static_cast<int> (again["failed"]), 1);
    EXPECT_THAT (again["failures"][0]["reason"].toString().toStdString(), HasSubstr ("SIGSEGV"));
}

TEST_F (Scan, ObservesWhatItFoundWhenAskedToVerify)
{
    plant ("clean");
    const auto scanned = run ({ "scan", "--json", "--verify", "--format", "LV2" });
    EXPECT_EQ (scanned.exitCode, 0) << scanned.err;
    const auto plugins = list ({ "plugins", "--json", "--no-scan", "--format", "LV2" });
    ASSERT_EQ (plugins.size(), 1);
    const auto summary = plugins[0]["verdict"]["summary"].toString();
    EXPECT_TRUE (verdictSummaryFromString (summary).has_value()) << juce::JSON::toString (plugins);
    EXPECT_NE (summary, "notOpened");
    EXPECT_NE (summary, "crashed");
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

} // namespace
} // namespace lopsided::testing
