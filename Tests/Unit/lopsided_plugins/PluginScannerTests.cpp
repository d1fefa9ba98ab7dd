#include "PluginScannerFixture.h"

#include <Worker/ProcessState.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include <unistd.h>

namespace lopsided::testing
{
namespace
{

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Status = PluginRecord::Status;

TEST_F (PluginScannerTest, ListsEveryHostilePluginWithItsReasonAndTheRestAsOk)
{
    const std::map<std::string, std::string> failing { { "crash-static", "SIGSEGV" },
                                                       { "crash-scan", "SIGSEGV" },
                                                       { "crash-instantiate", "SIGSEGV" },
                                                       { "hang", "no answer within 12 s" },
                                                       { "exit", "exit code 0" } };
    options.timeout = 12s; // a busy machine needs some of it for a gigabyte

    for (const auto* behaviour :
         { "clean", "crash-static", "crash-scan", "crash-instantiate", "crash-process", "hang", "exit",
           "flood", "wrong-buses", "nan", "changing-latency", "slow-editor" })
    {
        plantLv2 (behaviour);
        plantVst3 (behaviour);
    }

    const auto summary = scan();
    EXPECT_EQ (summary.error, juce::String());
    EXPECT_EQ (summary.numFiles, 24);
    EXPECT_EQ (summary.numFailed, 10);
    const auto records = recordsByName();
    ASSERT_EQ (records.size(), 24u);

    for (const auto& [name, record] : records)
    {
        const auto expected = failing.find (name.starts_with ("vst3 ") ? name.substr (5) : name);
        EXPECT_EQ (record.status, expected == failing.end() ? Status::ok : Status::failed)
            << name << ": " << record.reason;

        if (expected != failing.end())
        {
            EXPECT_THAT (record.reason.toStdString(), HasSubstr (expected->second)) << name;
        }
    }

    EXPECT_EQ (recorder.last.numDone, recorder.last.numTotal);
    EXPECT_EQ (recorder.last.numFailed, 10);
}

TEST_F (PluginScannerTest, NamesThePluginThatItIsAt)
{
    plantLv2 ("hang");
    PluginScanner scanner (catalogue, recorder);
    recorder.onProgress = [&] (const ScanProgress& progress) {
        if (progress.current == "Hostile hang")
            scanner.cancel();
    };
    scanner.start (options);
    runLoop();
    EXPECT_TRUE (recorder.names.contains ("Hostile hang"));
    EXPECT_TRUE (recorder.summary.has_value() && recorder.summary->wasCancelled);
}

TEST_F (PluginScannerTest, DescribesWhatAPluginSaysAboutItself)
{
    plantLv2 ("changing-latency");
    plantLv2 ("wrong-buses");
    plantVst3 ("clean");
    EXPECT_EQ (scan().numFailed, 0);
    const auto records = recordsByName();
    const auto& lv2 = records.at ("changing-latency");
    EXPECT_EQ (lv2.identifier, "urn:lopsided:hostile:changing-latency");
    EXPECT_EQ (lv2.description.name, "Hostile changing-latency");
    EXPECT_EQ (lv2.description.manufacturerName, "Lopsided's tests");
    EXPECT_EQ (lv2.description.category, "Amplifier");
    EXPECT_EQ (lv2.latencySamples, std::nullopt); // only a running one tells
    EXPECT_FALSE (lv2.takesMidi || lv2.givesMidi);
    EXPECT_EQ (records.at ("wrong-buses").description.numInputChannels, 4);

    const auto& vst3 = records.at ("vst3 clean");
    EXPECT_EQ (vst3.description.name, "Hostile clean");
    EXPECT_EQ (vst3.description.numInputChannels, 2);
    EXPECT_EQ (vst3.description.numOutputChannels, 2);
    EXPECT_EQ (vst3.latencySamples, 0);
    EXPECT_TRUE (vst3.date > juce::Time (0));
}

TEST_F (PluginScannerTest, OpensNothingTheSecondTimeAndOnlyWhatChangedTheThird)
{
    for (const auto* behaviour : { "clean", "nan", "crash-scan" })
        plantLv2 (behaviour);

    EXPECT_EQ (scan().numOpened, 6); // each bundle, each plugin
    PluginCatalogue again (catalogue.file());
    ASSERT_TRUE (again.load().wasOk());
    EXPECT_EQ (again.records().size(), 3u);
    EXPECT_EQ (scan().numOpened, 0);

    const auto changed = folder.getChildFile ("plugins/hostile-nan.lv2/manifest.ttl");
    changed.setLastModificationTime (juce::Time::getCurrentTime() + juce::RelativeTime::hours (1));
    EXPECT_EQ (scan().numOpened, 2);
    EXPECT_EQ (catalogue.records().size(), 3u);

    folder.getChildFile ("plugins/hostile-clean.lv2").deleteRecursively();
    EXPECT_EQ (scan().numOpened, 0);
    EXPECT_EQ (catalogue.records().size(), 2u);
}

TEST_F (PluginScannerTest, RetriesFailuresWhenAskedAndWhenTheirFileChanges)
{
    plantLv2 ("clean");
    plantLv2 ("crash-scan");
    EXPECT_EQ (scan().numFailed, 1);
    EXPECT_EQ (scan().numOpened, 0);
    options.failures = PluginCatalogue::Failures::retry;
    auto retried = scan();
    EXPECT_EQ (retried.numOpened, 2);
    EXPECT_EQ (retried.numFailed, 1);

    options.failures = PluginCatalogue::Failures::keep;
    folder.getChildFile ("plugins/hostile-crash-scan.lv2/hostile.so").deleteFile();
    EXPECT_EQ (scan().numFailed, 1); // another one: it is there no more
    EXPECT_THAT (recordsByName().at ("crash-scan").reason.toStdString(), HasSubstr ("cannot be loaded"));
}

TEST_F (PluginScannerTest, KeepsWhatWasFoundWhenItIsCancelled)
{
    options.numWorkers = 1;
    plantLv2 ("hang");

    for (const auto* behaviour : { "clean", "nan", "wrong-buses" })
        plantLv2 (behaviour);

    for (const auto* behaviour : { "clean", "nan" })
        plantVst3 (behaviour);

    recorder.summary.reset();
    PluginScanner scanner (catalogue, recorder);
    recorder.onProgress = [&] (const ScanProgress&) {
        if (catalogue.records().size() >= 2)
            scanner.cancel();
    };
    scanner.start (options);
    runLoop();
    ASSERT_TRUE (recorder.summary.has_value());
    EXPECT_TRUE (recorder.summary->wasCancelled);
    EXPECT_LT (recorder.summary->seconds, 20.0);
    recorder.onProgress = nullptr;

    PluginCatalogue kept (catalogue.file());
    ASSERT_TRUE (kept.load().wasOk());
    const auto numKept = kept.records().size();
    EXPECT_GE (numKept, 2u);
    EXPECT_LT (numKept, 6u);

    for (const auto& record : kept.records())
        EXPECT_EQ (record.status, Status::ok) << record.identifier;

    options.timeout = 2s;
    EXPECT_EQ (scan().numFailed, 1);
    EXPECT_EQ (catalogue.records().size(), 6u);
    EXPECT_EQ (numChildrenOf (::getpid()), 0);
}

TEST_F (PluginScannerTest, BlamesNoPluginForAWorkerProgramThatDoesNotWork)
{
    plantLv2 ("clean");

    for (const auto* program : { "/bin/false", "/nowhere/worker" })
    {
        options.worker.executable = juce::File (program);
        const auto summary = scan();
        EXPECT_THAT (summary.error.toStdString(), HasSubstr ("worker program"));
        EXPECT_THAT (catalogue.records(), IsEmpty());
    }
}

/** A bundle of three and a library of three, each with one that crashes when an instance is made. */
TEST_F (PluginScannerTest, LetsAPluginThatCrashesCostNoneOfTheOthersInItsFile)
{
    plantVst3 ("siblings");
    plantLadspa();
    const auto summary = scan();
    EXPECT_EQ (summary.numFiles, 2);
    EXPECT_EQ (summary.numFailed, 2);
    EXPECT_EQ (summary.numOpened, 8) << "each file, and each plugin by itself";
    const auto records = catalogue.records();
    ASSERT_EQ (records.size(), 6u);

    for (const auto& record : records)
    {
        SCOPED_TRACE ((record.identifier + " " + record.description.name).toStdString());
        const auto isTheOne = record.description.name == "Hostile sibling crash";
        EXPECT_EQ (record.status, isTheOne ? Status::failed : Status::ok) << record.reason;
        EXPECT_EQ (record.reason.contains ("SIGSEGV"), isTheOne);

        if (! isTheOne)
        {
            EXPECT_EQ (record.description.numInputChannels,
                       record.source.format == PluginFormat::vst3 ? 2 : 1);
            EXPECT_EQ (record.latencySamples, 0);
            EXPECT_EQ (record.description.manufacturerName, "Lopsided's tests");
        }
    }

    EXPECT_EQ (scan().numOpened, 0);
}

TEST_F (PluginScannerTest, RetriesTheOneOfAFileWithoutLosingWhatIsKnownOfTheOthers)
{
    plantLadspa();
    EXPECT_EQ (scan().numFailed, 1);
    const auto before = catalogue.records().front().reference();
    ASSERT_TRUE (catalogue.setVerdict (before, "seen"));

    options.failures = PluginCatalogue::Failures::retry;
    EXPECT_EQ (scan().numFailed, 1);
    EXPECT_EQ (catalogue.records().size(), 3u);
    EXPECT_EQ (catalogue.find (before)->verdict.toString(), "seen");
}

TEST_F (PluginScannerTest, ForgetsWhatIsInNoSearchedFolderOfTheFormatsItScans)
{
    plantLv2 ("clean");
    plantVst3 ("clean");
    EXPECT_EQ (scan().numFailed, 0);
    ASSERT_EQ (catalogue.records().size(), 2u);

    options.folders.further.clear();
    options.formats = { PluginFormat::lv2 };
    EXPECT_EQ (scan().numFiles, 0);
    ASSERT_EQ (catalogue.records().size(), 1u);
    EXPECT_EQ (catalogue.records().front().source.format, PluginFormat::vst3) << "nobody looked for those";

    PluginCatalogue kept (catalogue.file());
    ASSERT_TRUE (kept.load().wasOk());
    EXPECT_EQ (kept.records().size(), 1u);
}

TEST_F (PluginScannerTest, IsCancelledByItsDestruction)
{
    plantLv2 ("hang");
    {
        PluginScanner scanner (catalogue, recorder);
        scanner.start (options);
        EXPECT_TRUE (scanner.isRunning());
    }
    EXPECT_FALSE (recorder.summary.has_value());
    EXPECT_EQ (numChildrenOf (::getpid()), 0);
}

} // namespace
} // namespace lopsided::testing
