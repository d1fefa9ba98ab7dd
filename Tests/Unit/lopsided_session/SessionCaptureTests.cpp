#include "../lopsided_plugins/Installed.h"
#include "SessionFixture.h"

#include <gtest/gtest.h>

namespace lopsided
{
namespace
{

TEST (SessionCapture, GivesBackWhatWasBuilt)
{
    PluginLibrary library;
    GraphProcessor graph;
    const juce::File folder (LOPSIDED_SESSIONS_FOLDER);
    auto session = *SessionFile::load (folder.getChildFile ("builtin-only.json"));
    ASSERT_TRUE (SessionBuilder::build (session, library, graph));
    const auto captured = SessionBuilder::capture (graph, session.name, folder);
    ASSERT_TRUE (captured) << captured.error().describe();
    ASSERT_EQ (captured->nodes.size(), 3u);
    EXPECT_EQ (captured->nodes[0].file, "builtin-only.mid");
    EXPECT_EQ (captured->nodes[1].plugin, session.nodes[1].plugin);
    EXPECT_EQ (captured->connections.size(), session.connections.size());

    GraphProcessor other;
    ASSERT_TRUE (SessionBuilder::build (*captured, library, other));
    const auto again = SessionBuilder::capture (other, session.name, folder);
    ASSERT_TRUE (again);
    EXPECT_TRUE (*again == *captured);
}

TEST (SessionCapture, SurvivesASaveOutsideTheFolderOfItsFiles)
{
    PluginLibrary library;
    GraphProcessor graph;
    const juce::File folder (LOPSIDED_SESSIONS_FOLDER);
    ASSERT_TRUE (SessionBuilder::build (*SessionFile::load (folder.getChildFile ("builtin-only.json")),
                                        library, graph));
    const auto elsewhere = folder.getChildFile ("elsewhere"); // beside the files, never above them
    const auto captured = SessionBuilder::capture (graph, {}, elsewhere);
    ASSERT_TRUE (captured);
    EXPECT_EQ (captured->nodes[0].file, folder.getChildFile ("builtin-only.mid").getFullPathName());
}

TEST (SessionCapture, BringsParametersAndStateOfARealLv2PluginBack)
{
    PluginLibrary library;
    const PluginReference reference { "LV2", "http://drobilla.net/plugins/mda/JX10", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, reference);

    Session session;
    session.nodes.push_back ({ NodeID { 16 }, "Synth", reference, {}, {}, {}, {}, {} });
    float value = 0.0f;

    for (const auto* parameter : plugin->getParameters())
        if (parameter->isAutomatable())
            session.nodes[0].parameters.push_back (
                { parameterId (*parameter), value = std::fmod (value + 0.37f, 1.0f) });

    GraphProcessor graph;
    graph.prepareToPlay (48000.0, 64);
    const auto built = SessionBuilder::build (session, library, graph);
    ASSERT_TRUE (built) << built.error().describe();
    EXPECT_TRUE (built->warnings.empty());
    const auto& first = graph.model()->nodes()[0].instance->processor();

    for (const auto& setting : session.nodes[0].parameters)
    {
        const auto* parameter = findParameters (first, setting.parameter).at (0);
        EXPECT_NEAR (parameter->getValue(), snapParameterValue (first, *parameter, setting.value), 1e-6f);
    }

    const auto captured = SessionBuilder::capture (graph, "Captured", juce::File());
    ASSERT_TRUE (captured) << captured.error().describe();
    EXPECT_FALSE (captured->nodes[0].state.isEmpty());
    const auto readBack = SessionFile::parse (SessionFile::toJson (*captured));
    ASSERT_TRUE (readBack) << readBack.error().describe();

    GraphProcessor other;
    other.prepareToPlay (48000.0, 64);
    ASSERT_TRUE (SessionBuilder::build (*readBack, library, other));
    const auto& second = other.model()->nodes()[0].instance->processor();

    for (int index = 0; index < first.getParameters().size(); ++index)
        EXPECT_EQ (second.getParameters()[index]->getValue(), first.getParameters()[index]->getValue())
            << first.getParameters()[index]->getName (100);
}

} // namespace
} // namespace lopsided
