// Scenes that files bring: what is shared, what is missing, what is kept.
#include "DocumentFixture.h"
#include "SettingsHome.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{
namespace
{

using testing::DocumentTest;

class SceneFiles : public DocumentTest
{
protected:
    void open (const std::string& rest)
    {
        const auto file = home.folder.getChildFile ("session.json");
        ASSERT_TRUE (
            file.replaceWithText (juce::String::fromUTF8 (("{\"version\":1," + rest + "}").c_str())));
        const auto opened = document.open (file);
        ASSERT_TRUE (opened) << opened.error().describe();
        render (4);
    }

    void recall (int scene)
    {
        const auto recalled = document.recallScene (scene);
        ASSERT_TRUE (recalled) << recalled.error().describe();
        render (4);
    }

    [[nodiscard]] bool hasWarned (const char* of) const
    {
        return std::any_of (heard.warnings.begin(), heard.warnings.end(),
                            [of] (const auto& text) { return text.find (of) != std::string::npos; });
    }

    /** A node with more keys, such as `,"parameters":{…}`. */
    [[nodiscard]] static std::string node (int id, const std::string& identifier,
                                           const std::string& more = {}, const char* format = "builtin")
    {
        return "{\"id\":" + std::to_string (id) + ",\"plugin\":{\"format\":\"" + format
               + "\",\"identifier\":\"" + identifier + "\"}" + more + "}";
    }

    [[nodiscard]] static std::string gainOf (int id, const char* value)
    {
        return node (id, "gain", std::string (",\"parameters\":{\"gain\":") + value + "}");
    }

    [[nodiscard]] static std::string nodes (const std::string& list) { return "\"nodes\":[" + list + "]"; }

    testing::SettingsHome home;
};

TEST_F (SceneFiles, ShareANodeThatIsInTwoScenesOnly)
{
    open (nodes ({}) + ",\"scenes\":[{\"name\":\"A\"," + nodes (gainOf (16, "0.25")) + "},{\"name\":\"B\","
          + nodes (gainOf (16, "0.75") + "," + node (17, "sine")) + "}]");
    EXPECT_EQ (graph.getNumNodes(), 0);
    recall (1);
    EXPECT_NEAR (valueOf (NodeID { 16 }, 0), 0.25f, 1.0e-5f);
    const auto instance = incarnationOf (NodeID { 16 });
    recall (2);
    EXPECT_NEAR (valueOf (NodeID { 16 }, 0), 0.75f, 1.0e-5f);
    EXPECT_EQ (incarnationOf (NodeID { 16 }), instance);
    EXPECT_NE (processorOf (NodeID { 17 }), nullptr);
    recall (1);
    EXPECT_NEAR (valueOf (NodeID { 16 }, 0), 0.25f, 1.0e-5f);
}

TEST_F (SceneFiles, ReplaceAnotherPluginOfTheSameId)
{
    open (nodes (node (16, "sine")) + ",\"scenes\":[{" + nodes (gainOf (16, "0.25")) + "}]");
    recall (1);
    EXPECT_NEAR (valueOf (NodeID { 16 }, 0), 0.25f, 1.0e-5f);
    EXPECT_EQ (processorOf (NodeID { 16 })->getParameters().size(), 1);
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (captured().nodes[0].plugin.identifier, "sine");
}

TEST_F (SceneFiles, KeepUnknownKeysTempoAndOutput)
{
    const auto text =
        nodes (node (16, "gain", ",\"a\":1"))
        + ",\"scenes\":[{\"name\":\"A\",\"tempo\":90,\"output\":{\"gainDb\":-6},\"later\":[2],"
        + nodes (node (16, "gain", ",\"b\":2"))
        + ",\"connections\":[{\"source\":{\"node\":\"audioInput\",\"channel\":0},\"destination\":{"
          "\"node\":16,\"channel\":0},\"c\":3}]}]";
    open (text);
    EXPECT_TRUE (hasWarned ("scenes[0].later"));
    EXPECT_TRUE (hasWarned ("scenes[0].nodes[0].b"));

    for (int round = 0; round < 2; ++round)
    {
        const auto session = captured();
        const std::vector<UnknownKey> a { { "a", "1" } };
        const std::vector<UnknownKey> b { { "b", "2" } };
        const std::vector<UnknownKey> c { { "c", "3" } };
        const std::vector<UnknownKey> later { { "later", "[2]" } };
        EXPECT_EQ (session.nodes[0].unknownKeys, a);
        ASSERT_EQ (session.scenes.size(), 1u);
        EXPECT_EQ (session.scenes[0].unknownKeys, later);
        EXPECT_EQ (session.scenes[0].nodes[0].unknownKeys, b);
        EXPECT_EQ (session.scenes[0].connections[0].unknownKeys, c);
        EXPECT_DOUBLE_EQ (session.scenes[0].tempo, 90.0);
        EXPECT_FLOAT_EQ (session.scenes[0].output.gainDb, -6.0f);
        EXPECT_DOUBLE_EQ (document.tempo(), 120.0);
        ASSERT_TRUE (document.save (home.folder.getChildFile ("again.json")));
        ASSERT_TRUE (document.open (home.folder.getChildFile ("again.json")));
    }
}

TEST_F (SceneFiles, MakePlaceholdersOfWhatCannotBeOpened)
{
    open (nodes (gainOf (16, "0.5")) + ",\"scenes\":[{\"name\":\"A\","
          + nodes (gainOf (16, "0.25") + ","
                   + node (17, "urn:nobody:has:this", ",\"state\":\"AAECAw==\",\"parameters\":{\"cut\":0.25}",
                           "LV2")
                   + "," + node (18, "midi-file-player", ",\"file\":\"gone.mid\""))
          + "}]");
    const auto before = captured();
    EXPECT_EQ (before.scenes[0].nodes[1].state.getSize(), 4u);
    EXPECT_FALSE (hasWarned ("urn:nobody:has:this"));
    recall (1);
    EXPECT_TRUE (hasWarned ("urn:nobody:has:this"));
    EXPECT_TRUE (hasWarned ("gone.mid"));
    EXPECT_EQ (graph.getNumNodes(), 3);
    EXPECT_NEAR (valueOf (NodeID { 16 }, 0), 0.25f, 1.0e-5f);

    const auto after = captured();
    EXPECT_EQ (after.nodes[1].state, before.scenes[0].nodes[1].state);
    EXPECT_EQ (after.nodes[1].parameters, before.scenes[0].nodes[1].parameters);
    EXPECT_EQ (after.scenes[0].nodes[1].parameters, before.scenes[0].nodes[1].parameters);
    EXPECT_EQ (after.nodes[2].file, "gone.mid");
    EXPECT_EQ (after.scenes[0].nodes[2].file, "gone.mid");
}

TEST_F (SceneFiles, KeepEachScenesValuesOfWhatIsMissing)
{
    const auto lost = [] (const char* value) {
        return node (17, "urn:nobody:has:this", std::string (",\"parameters\":{\"cut\":") + value + "}",
                     "LV2");
    };
    open (nodes (lost ("0.5")) + ",\"scenes\":[{" + nodes (lost ("0.25")) + "},{" + nodes (lost ("0.75"))
          + "}]");
    const auto cutOf = [] (const Session& session) { return session.nodes[0].parameters[0].value; };

    for (const auto scene : { 2, 1, 2 })
    {
        recall (scene);
        const auto session = captured();
        EXPECT_FLOAT_EQ (cutOf (session), scene == 2 ? 0.75f : 0.25f);
        EXPECT_FLOAT_EQ (cutOf (session.scenes[0]), 0.25f);
        EXPECT_FLOAT_EQ (cutOf (session.scenes[1]), 0.75f);
    }
}

TEST_F (SceneFiles, SayTheStateOfASharedPluginOnceAndOthersByThemselves)
{
    const PluginReference amplifier { "LV2", "http://lv2plug.in/plugins/eg-amp", {} };
    const auto amp = add (amplifier);
    ASSERT_TRUE (document.setParameter (amp, 0, 0.25f));
    render (4);
    const auto quiet = captured().nodes[0].state;
    ASSERT_FALSE (quiet.isEmpty());
    ASSERT_TRUE (document.setParameter (amp, 0, 0.75f));
    render (4);
    ASSERT_TRUE (document.storeScene (1, {}));
    auto session = captured();
    EXPECT_TRUE (session.scenes[0].nodes[0].state.isEmpty()) << "the session's own node says it";
    EXPECT_FALSE (session.nodes[0].state.isEmpty());

    // Another state, and the same values: these count more.
    const auto file = home.folder.getChildFile ("states.json");
    session.scenes[0].nodes[0].state = quiet;
    ASSERT_TRUE (SessionFile::save (session, file));
    ASSERT_TRUE (document.open (file));
    render (4);
    recall (1);
    EXPECT_NEAR (valueOf (amp, 0), 0.75f, 1.0e-4f);

    // Another state, as by hand, and no values: the state alone says what it is.
    session.scenes[0].nodes[0].parameters.clear();
    ASSERT_TRUE (SessionFile::save (session, file));
    ASSERT_TRUE (document.open (file));
    render (4);
    const auto instance = incarnationOf (amp);
    EXPECT_NEAR (valueOf (amp, 0), 0.75f, 1.0e-4f);
    recall (1);
    EXPECT_NEAR (valueOf (amp, 0), 0.25f, 1.0e-4f);
    EXPECT_EQ (incarnationOf (amp), instance);
    ASSERT_TRUE (document.undo());
    render (4);
    EXPECT_NEAR (valueOf (amp, 0), 0.75f, 1.0e-4f);
    EXPECT_EQ (captured().scenes[0].nodes[0].state, quiet);

    // The same where the session's own node says nothing.
    session.nodes[0].state.reset();
    session.nodes[0].parameters.clear();
    ASSERT_TRUE (SessionFile::save (session, file));
    ASSERT_TRUE (document.open (file));
    render (4);
    const auto byDefault = valueOf (amp, 0);
    ASSERT_GT (std::abs (byDefault - 0.25f), 0.01f);
    recall (1);
    EXPECT_NEAR (valueOf (amp, 0), 0.25f, 1.0e-4f);
    ASSERT_TRUE (document.undo());
    render (4);
    EXPECT_NEAR (valueOf (amp, 0), byDefault, 1.0e-4f);
}

TEST_F (SceneFiles, KeepTheStateThatAPresetReplaces)
{
    const auto amp = add ({ "LV2", "http://lv2plug.in/plugins/eg-amp", {} });
    ASSERT_TRUE (document.setParameter (amp, 0, 0.75f));
    render (4);
    const auto preset = home.folder.getChildFile ("Loud.lopsidedpreset");
    ASSERT_TRUE (PluginPresets::save (graph.getNodeForId (amp)->instance->processor(), preset));
    ASSERT_TRUE (document.setParameter (amp, 0, 0.25f));
    render (4);
    const auto quiet = captured().nodes[0].state;
    ASSERT_TRUE (document.storeScene (1, {}));
    ASSERT_TRUE (document.loadPreset (amp, preset.getFullPathName()));
    render (4);
    EXPECT_EQ (captured().scenes[0].nodes[0].state, quiet);
    EXPECT_NE (captured().nodes[0].state, quiet);
    recall (1);
    EXPECT_EQ (captured().nodes[0].state, quiet);
    EXPECT_NEAR (valueOf (amp, 0), 0.25f, 1.0e-4f);
}

} // namespace
} // namespace lopsided
