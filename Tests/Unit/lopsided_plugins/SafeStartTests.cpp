#include "DyingHost.h"

namespace lopsided
{
namespace
{

const PluginReference synth { "LV2", "urn:synth", "Synth" };
const PluginReference effect { "VST3", "/usr/lib/vst3/Effect.vst3", "Effect" };

class SafeStartTest : public ::testing::Test
{
protected:
    SafeStartTest()
        : folder { juce::File ("/dev/shm/lopsided-test-" + juce::Uuid().toString()), true }
    {
        folder.folder.createDirectory();
    }

    ~SafeStartTest() override { folder.folder.deleteRecursively(); }

    /** An earlier run that died while it opened this plugin. */
    void dieOf (const PluginReference& plugin) const
    {
        testing::dieAfter (folder, [&plugin] (CrashNotes& notes) { notes.openingBegins (plugin); });
    }

    const CrashNoteFolder folder;
};

TEST_F (SafeStartTest, SaysOncePerPluginWhatAnEarlierRunDiedOf)
{
    dieOf (effect);
    const SafeStart start (folder);
    EXPECT_EQ (start.suspicionOf (synth), std::nullopt);

    const auto lines = start.findings ({ synth, effect, effect });
    ASSERT_EQ (lines.size(), 1u);
    EXPECT_EQ (lines[0].rfind ("'Effect' was being opened when an earlier run died (\"a session\"", 0), 0u)
        << lines[0];
    EXPECT_EQ (start.suspicionOf (effect), lines[0]);
}

TEST_F (SafeStartTest, KnowsAFileWithoutItsFolderAndNoOtherPluginOfThatName)
{
    dieOf (effect);
    const SafeStart start (folder);
    EXPECT_TRUE (start.suspicionOf ({ "VST3", "Effect", {} }));
    EXPECT_TRUE (start.suspicionOf ({ "VST3", "Effect.vst3", {} }));
    EXPECT_FALSE (start.suspicionOf ({ "VST3", "/opt/Effect.vst3", {} }));
    EXPECT_FALSE (start.suspicionOf ({ "LADSPA", "Effect", {} }));
}

TEST_F (SafeStartTest, SuspectsAPluginUntilItIsClearedWithAllThatDiedWithIt)
{
    dieOf (synth);
    dieOf (effect);
    SafeStart (folder).clear ({ synth });
    EXPECT_FALSE (SafeStart (folder).suspicionOf (synth));
    EXPECT_TRUE (SafeStart (folder).suspicionOf (effect));
}

TEST_F (SafeStartTest, SuspectsNobodyWithoutAFolder)
{
    dieOf (synth);
    const SafeStart start (std::nullopt);
    EXPECT_TRUE (start.findings ({ synth, effect }).empty());
    start.clear ({ synth });
    EXPECT_TRUE (SafeStart (folder).suspicionOf (synth));
}

} // namespace
} // namespace lopsided
