#include "../../Unit/lopsided_plugins/DyingHost.h"

#include <Host/HostSession.h>

namespace lopsided::testing
{
namespace
{

/** Has a session file of a plugin that would be opened, and notes of its own. */
class HostSessionTest : public ::testing::Test
{
protected:
    HostSessionTest()
    {
        folder.createDirectory();
        ::setenv ("XDG_RUNTIME_DIR", folder.getFullPathName().toRawUTF8(), 1);
        file.replaceWithText (R"({ "version": 1, "nodes": [
            { "id": 16, "plugin": { "format": "builtin", "identifier": "sine" } },
            { "id": 17, "plugin": { "format": "VST3", "identifier": "./Deadly.vst3" } } ], "connections": [] })");
    }

    ~HostSessionTest() override
    {
        ::unsetenv ("XDG_RUNTIME_DIR");
        folder.deleteRecursively();
    }

    PluginReference deadly() const
    {
        return { "VST3", folder.getChildFile ("Deadly.vst3").getFullPathName(), {} };
    }

    const juce::File folder { "/dev/shm/lopsided-host-" + juce::Uuid().toString() };
    const juce::File file = folder.getChildFile ("rig.json");
};

TEST_F (HostSessionTest, SaysWhatAnEarlierRunDiedOfBeforeAnyPluginIsOpened)
{
    const auto notes = CrashNoteFolder::find();
    ASSERT_TRUE (notes && notes->folder.isAChildOf (folder));
    dieAfter (*notes, [this] (CrashNotes& toWrite) { toWrite.openingBegins (deadly()); });

    const auto loaded = HostSession::load (file);
    ASSERT_TRUE (loaded) << loaded.error().message;
    const auto& session = **loaded;
    ASSERT_EQ (session.references().size(), 2u);
    EXPECT_EQ (session.references()[1].identifier, deadly().identifier);

    const auto findings = session.findings();
    ASSERT_EQ (findings.size(), 1u);
    EXPECT_NE (findings[0].find ("Deadly.vst3"), std::string::npos) << findings[0];
    EXPECT_EQ (session.safeStart().suspicionOf (session.references()[1]), findings[0]);
    EXPECT_EQ (session.safeStart().suspicionOf (session.references()[0]), std::nullopt);
}

TEST_F (HostSessionTest, SaysNothingWhereNoRunHasDied)
{
    const auto loaded = HostSession::load (file);
    ASSERT_TRUE (loaded) << loaded.error().message;
    EXPECT_TRUE ((*loaded)->findings().empty());
}

} // namespace
} // namespace lopsided::testing
