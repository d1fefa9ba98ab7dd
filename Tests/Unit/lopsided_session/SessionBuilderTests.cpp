#include "SessionFixture.h"

#include <gtest/gtest.h>

namespace lopsided
{
namespace
{

using testing::chainOfGains;

Session parsed (const std::string& text)
{
    auto session = SessionFile::parse (text);
    EXPECT_TRUE (session) << session.error().describe();
    return session ? *session : Session();
}

Session shipped (const char* name)
{
    auto session = SessionFile::load (testing::shippedFile (name));
    EXPECT_TRUE (session) << session.error().describe();
    return session ? *session : Session();
}

TEST (SessionBuilder, BuildsNodesConnectionsFilesAndParametersInOneCommit)
{
    PluginLibrary library;
    GraphProcessor graph;
    graph.prepareToPlay (48000.0, 64);
    const auto built = SessionBuilder::build (shipped ("builtin-only.json"), library, graph);
    ASSERT_TRUE (built) << built.error().describe();
    EXPECT_EQ (built->version, 1u);
    EXPECT_TRUE (built->warnings.empty());

    const auto model = graph.model();
    ASSERT_EQ (model->nodes().size(), 3u);
    EXPECT_EQ (model->connections().size(), 7u);
    EXPECT_EQ (model->findNode (NodeID { 17 })->name, "Tone");
    const auto& player =
        dynamic_cast<MidiFilePlayer&> (model->findNode (NodeID { 16 })->instance->processor());
    EXPECT_EQ (player.file().getFileName(), "builtin-only.mid");
    const auto& gain = *model->findNode (NodeID { 18 })->instance->processor().getParameters()[0];
    EXPECT_NEAR (gain.getValue(), 94.0f / 124.0f, 1e-4f);
}

TEST (SessionBuilder, ReplacesWhatTheGraphPlayed)
{
    PluginLibrary library;
    GraphProcessor graph;
    graph.prepareToPlay (48000.0, 64);
    ASSERT_TRUE (SessionBuilder::build (parsed (chainOfGains (10)), library, graph));
    const auto again = SessionBuilder::build (shipped ("builtin-only.json"), library, graph);
    ASSERT_TRUE (again) << again.error().describe();
    EXPECT_EQ (again->version, 2u);
    EXPECT_EQ (graph.model()->nodes().size(), 3u);
    EXPECT_TRUE (graph.drain (std::chrono::seconds (5)));
}

TEST (SessionBuilder, BuildsIntoAGraphThatIsNotPreparedYet)
{
    PluginLibrary library;
    GraphProcessor graph;
    ASSERT_TRUE (SessionBuilder::build (shipped ("builtin-only.json"), library, graph));
    graph.prepareToPlay (44100.0, 128);
    juce::AudioBuffer<float> audio (2, 128);
    audio.clear();
    juce::MidiBuffer midi;
    midi.ensureSize (4096);
    graph.processBlock (audio, midi);
    EXPECT_GT (audio.getMagnitude (0, 128), 0.05f);
    EXPECT_EQ (midi.getNumEvents(), 1);
}

TEST (SessionBuilder, LeavesTheGraphAloneWhenItRefuses)
{
    PluginLibrary library;
    GraphProcessor graph;
    ASSERT_TRUE (SessionBuilder::build (parsed (chainOfGains (3)), library, graph));
    auto session = parsed (chainOfGains (4));
    session.connections[1].connection.source.channelIndex = 7;
    ASSERT_FALSE (SessionBuilder::build (session, library, graph));
    EXPECT_EQ (graph.model()->nodes().size(), 3u);
}

TEST (SessionBuilder, NamesTheConnectionThatAPluginHasNoPortFor)
{
    PluginLibrary library;
    GraphProcessor graph;
    auto session = parsed (chainOfGains (3));
    session.connections[1].connection.source.channelIndex = 7;
    const auto refused = SessionBuilder::build (session, library, graph);
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().code, SessionError::Code::graph);
    EXPECT_EQ (refused.error().where, "connections[1]");
}

TEST (SessionBuilder, RefusesACycleThatWasMadeWithoutAFile)
{
    PluginLibrary library;
    GraphProcessor graph;
    auto session = parsed (chainOfGains (3));
    session.connections.push_back ({ { { NodeID { 18 }, 0 }, { NodeID { 16 }, 0 } }, {} });
    const auto refused = SessionBuilder::build (session, library, graph);
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().code, SessionError::Code::graph);
}

TEST (SessionBuilder, NamesAFileThatIsNotThere)
{
    PluginLibrary library;
    GraphProcessor graph;
    auto session = shipped ("builtin-only.json");
    session.nodes[0].file = "missing.mid";
    const auto refused = SessionBuilder::build (session, library, graph);
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().where, "nodes[0].file");
    EXPECT_NE (refused.error().message.find ("missing.mid"), std::string::npos);

    session.directory = juce::File();
    EXPECT_FALSE (SessionBuilder::build (session, library, graph));
}

TEST (SessionBuilder, WarnsOfWhatItLeavesOut)
{
    PluginLibrary library;
    GraphProcessor graph;
    auto session = shipped ("builtin-only.json");
    session.nodes[0].file = {};
    session.nodes[1].parameters.push_back ({ "cutoff", 0.5f });
    session.nodes[2].file = "x.mid";
    const auto built = SessionBuilder::build (session, library, graph);
    ASSERT_TRUE (built) << built.error().describe();
    ASSERT_EQ (built->warnings.size(), 3u);
    EXPECT_EQ (built->warnings[0].rfind ("nodes[0]: ", 0), 0u);
    EXPECT_EQ (built->warnings[1].rfind ("nodes[1].parameters.cutoff: ", 0), 0u);
    EXPECT_EQ (built->warnings[2].rfind ("nodes[2].file: ", 0), 0u);
}

TEST (SessionBuilder, BuildsALargeSession)
{
    PluginLibrary library;
    GraphProcessor graph;
    graph.prepareToPlay (48000.0, 64);
    const auto built = SessionBuilder::build (parsed (chainOfGains (2000)), library, graph);
    ASSERT_TRUE (built) << built.error().describe();
    EXPECT_EQ (graph.model()->nodes().size(), 2000u);
}

} // namespace
} // namespace lopsided
