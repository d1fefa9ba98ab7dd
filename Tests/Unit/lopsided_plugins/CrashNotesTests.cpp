#include "DyingHost.h"

#include <RealtimeTrap/RealtimeExpectations.h>
#include <TestProcessors/CountingProcessor.h>

#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <chrono>
#include <iostream>

namespace lopsided
{
namespace
{

const PluginReference synth { "LV2", "urn:synth", "Synth" };
const PluginReference effect { "VST3", "/usr/lib/vst3/Effect.vst3", "Effect" };

/** A folder for notes in memory, which is removed at the end. */
class CrashNotesTest : public testing::RealtimeTest
{
protected:
    CrashNotesTest()
        : folder { juce::File ("/dev/shm/lopsided-test-" + juce::Uuid().toString()), true }
    {
        folder.folder.createDirectory();
    }

    ~CrashNotesTest() override { folder.folder.deleteRecursively(); }

    static NodeInstance instance() { return NodeInstance { std::make_unique<CountingProcessor>(), 1 }; }

    void dieAfter (const std::function<void (CrashNotes&)>& deed) const { testing::dieAfter (folder, deed); }

    const CrashNoteFolder folder;
};

TEST_F (CrashNotesTest, NameWhatWasBeingOpenedWhenTheProcessDied)
{
    dieAfter ([] (CrashNotes& notes) { notes.openingBegins (synth); });
    const auto reports = CrashReports::collect (folder);
    ASSERT_EQ (reports.size(), 1u);
    ASSERT_EQ (reports[0].suspects.size(), 1u);
    EXPECT_TRUE (reports[0].suspects[0].plugin == synth);
    EXPECT_EQ (reports[0].suspects[0].phase, CrashReport::Phase::opening);
    EXPECT_EQ (reports[0].title, "a session");
    EXPECT_EQ (CrashReports::collect (folder).size(), 1u) << "it is kept";
}

TEST_F (CrashNotesTest, NameWhatWasBeingProcessedWhenTheProcessDied)
{
    const auto first = instance();
    const auto second = instance();

    dieAfter ([&] (CrashNotes& notes) {
        notes.created (synth, first.processor());
        notes.created (effect, second.processor());
        notes.beforeProcess (first);
        notes.afterProcess (first);
        notes.beforeProcess (second);
    });

    const auto reports = CrashReports::collect (folder);
    ASSERT_EQ (reports.size(), 1u);
    ASSERT_EQ (reports[0].suspects.size(), 1u);
    EXPECT_TRUE (reports[0].suspects[0].plugin == effect);
    EXPECT_EQ (reports[0].suspects[0].phase, CrashReport::Phase::processing);
}

TEST_F (CrashNotesTest, NameNothingWhereNothingWasCalledOrTheEndWasClean)
{
    const auto node = instance();

    dieAfter ([&] (CrashNotes& notes) {
        notes.openingBegins (synth);
        notes.created (synth, node.processor());
        notes.openingEnds();
        notes.beforeProcess (node);
        notes.afterProcess (node);
    });

    {
        const CrashNotes clean (folder, {});
    }
    EXPECT_TRUE (CrashReports::collect (folder).empty());
    EXPECT_EQ (folder.folder.getNumberOfChildFiles (juce::File::findFiles), 0)
        << "what names nothing is removed";
}

TEST_F (CrashNotesTest, OfSeveralHostsAreNotMixedAndThoseOfTheLivingAreLeftAlone)
{
    CrashNotes living (folder, {});
    living.openingBegins (effect);
    dieAfter ([] (CrashNotes& notes) { notes.openingBegins (synth); });
    dieAfter ([] (CrashNotes&) {});
    const auto reports = CrashReports::collect (folder);
    ASSERT_EQ (reports.size(), 1u);
    EXPECT_TRUE (reports[0].suspects[0].plugin == synth);
    EXPECT_EQ (folder.folder.getNumberOfChildFiles (juce::File::findFiles), 2);
}

TEST_F (CrashNotesTest, AreForgivenOnceEverySuspectIsInnocent)
{
    dieAfter ([] (CrashNotes& notes) { notes.openingBegins (synth); });
    CrashReports::forgive (folder, [] (const auto& suspect) { return suspect.plugin == effect; });
    EXPECT_EQ (CrashReports::collect (folder).size(), 1u);
    CrashReports::forgive (folder, [] (const auto& suspect) { return suspect.plugin == synth; });
    EXPECT_TRUE (CrashReports::collect (folder).empty());
}

TEST_F (CrashNotesTest, ThatAreDamagedAreRemovedAndNothingIsReadBeyondTheirEnd)
{
    dieAfter ([] (CrashNotes& notes) { notes.openingBegins (synth); });
    const auto note = CrashReports::collect (folder).at (0).file;
    juce::MemoryBlock bytes;
    ASSERT_TRUE (note.loadFileAsData (bytes));

    for (const auto size : { std::size_t { 0 }, std::size_t { 8 }, sizeof (CrashNotePage) - 1 })
    {
        ASSERT_TRUE (note.replaceWithData (bytes.getData(), size));
        EXPECT_TRUE (CrashReports::collect (folder).empty());
        EXPECT_FALSE (note.exists());
    }

    std::fill (bytes.begin() + 8, bytes.end(), '\xff'); // no text in it ends
    ASSERT_TRUE (note.replaceWithData (bytes.getData(), bytes.getSize()));
    const auto reports = CrashReports::collect (folder);
    ASSERT_EQ (reports.size(), 1u);
    EXPECT_EQ (reports[0].suspects.size(), CrashNotePage::numSlots + 1);
}

TEST_F (CrashNotesTest, KeepTheirHeadWhereNoFolderCanBeHad)
{
    CrashNotes notes (std::nullopt, {});
    EXPECT_TRUE (notes.limitation().isNotEmpty());
    notes.openingBegins (synth);
    notes.openingEnds();
    const auto node = instance();
    notes.created (synth, node.processor());
    notes.beforeProcess (node);
    notes.afterProcess (node);
    notes.forget (node.processor());
}

TEST_F (CrashNotesTest, AreMadeByTheAudioThreadWithoutAnOffenceOrAPageFault)
{
    CrashNotes notes (folder, {});
    ASSERT_TRUE (notes.limitation().isEmpty()) << notes.limitation();
    const auto node = instance();
    notes.created (synth, node.processor());

    testing::runOnAudioThread ([&] {
        testing::expectNoOffences ([&] {
            for (int call = 0; call < 1000; ++call)
            {
                notes.beforeProcess (node);
                notes.afterProcess (node);
            }
        });

        static constexpr int numCalls = 1'000'000;
        const auto start = std::chrono::steady_clock::now();

        for (int call = 0; call < numCalls; ++call)
        {
            notes.beforeProcess (node);
            notes.afterProcess (node);
        }

        const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
        std::cout << "a node's notes take " << taken.count() / numCalls << " ns\n";
    });
}

} // namespace
} // namespace lopsided
