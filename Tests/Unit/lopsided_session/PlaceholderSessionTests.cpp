#include "SessionFixture.h"

#include <gtest/gtest.h>

namespace lopsided
{
namespace
{

using testing::chainOfGains;

/** Three gains in a chain; the second is a plugin that nobody has, with settings of its own. */
Session withAMissingPlugin()
{
    auto session = SessionFile::parse (chainOfGains (3)).value();
    auto& node = session.nodes[1];
    node.name = "Kept";
    node.plugin = { "LV2", "urn:no:such:plugin", "No such" };
    node.state.append ("\0\1\2\xff state", 10);
    node.parameters = { { "cutoff", 0.25f }, { "Resonance", 1.0f } };
    node.file = "samples/kick.wav";
    node.preset = "Deep";
    return session;
}

const PlaceholderProcessor* placeholderIn (const GraphProcessor& graph, std::uint32_t node)
{
    const auto model = graph.model();
    return dynamic_cast<const PlaceholderProcessor*> (
        &model->findNode (NodeID { node })->instance->processor());
}

TEST (Placeholder, TakesThePlaceOfAPluginThatIsMissingAndSaysWhatToDo)
{
    PluginLibrary library;
    GraphProcessor graph;
    const auto built = SessionBuilder::build (withAMissingPlugin(), library, graph);
    ASSERT_TRUE (built) << built.error().describe();
    EXPECT_EQ (built->placeholders, (std::vector<NodeID> { { 17 } }));
    ASSERT_EQ (built->warnings.size(), 1u);
    EXPECT_EQ (built->warnings[0].rfind ("nodes[1].plugin: ", 0), 0u) << built->warnings[0];
    EXPECT_NE (built->warnings[0].find ("urn:no:such:plugin"), std::string::npos);
    EXPECT_NE (built->warnings[0].find ("Install"), std::string::npos);
    EXPECT_EQ (graph.model()->connections().size(), 2u);
    ASSERT_NE (placeholderIn (graph, 17), nullptr);
}

TEST (Placeholder, IsSavedAsThePluginThatItStandsFor)
{
    PluginLibrary library;
    GraphProcessor graph;
    auto session = withAMissingPlugin();
    ASSERT_TRUE (SessionBuilder::build (session, library, graph));
    const auto captured = SessionBuilder::capture (graph, {}, {});
    ASSERT_TRUE (captured) << captured.error().describe();
    EXPECT_TRUE (captured->nodes[1] == session.nodes[1]);
    EXPECT_TRUE (captured->connections == session.connections);

    // With a layout that was saved it has those ports, whatever is connected.
    session.nodes[1].layout = PluginPorts { {}, true, true };
    session.nodes[1].layout->buses.inputBuses = { juce::AudioChannelSet::create5point1() };
    session.nodes[1].layout->buses.outputBuses = { juce::AudioChannelSet::create5point1() };
    ASSERT_TRUE (SessionBuilder::build (session, library, graph));
    EXPECT_TRUE (PluginPorts::of (*placeholderIn (graph, 17)) == *session.nodes[1].layout);
    EXPECT_TRUE (SessionBuilder::capture (graph, {}, {})->nodes[1] == session.nodes[1]);
}

TEST (Placeholder, PassesAudioOrIsSilentAsIsChosen)
{
    PluginLibrary library;
    auto session = withAMissingPlugin();
    session.connections.push_back ({ { { GraphNodes::audioInput, 0 }, { NodeID { 16 }, 0 } }, {} });
    session.connections.push_back ({ { { NodeID { 18 }, 0 }, { GraphNodes::audioOutput, 0 } }, {} });

    for (const auto sound : { PlaceholderSound::passes, PlaceholderSound::silent })
    {
        GraphProcessor graph;
        graph.prepareToPlay (48000.0, 64);
        ASSERT_TRUE (SessionBuilder::build (session, library, graph,
                                            { .commit = CommitOptions::atOnce(), .placeholders = sound }));
        juce::AudioBuffer<float> audio (2, 64);
        juce::MidiBuffer midi;
        juce::FloatVectorOperations::fill (audio.getWritePointer (0), 0.5f, 64);
        graph.processBlock (audio, midi);
        EXPECT_EQ (audio.getSample (0, 63), sound == PlaceholderSound::passes ? 0.5f : 0.0f);
    }
}

TEST (Placeholder, TurnsRealWithItsSettingsWhenThePluginIsThere)
{
    PluginLibrary library;
    GraphProcessor graph;
    graph.prepareToPlay (48000.0, 64);
    auto session = SessionFile::parse (chainOfGains (3)).value();
    session.nodes[1].parameters = { { "gain", 0.5f } };
    const BuildOptions leavingOut { .leaveOut = [] (const PluginReference&) { return "It is not wanted."; } };
    const auto built = SessionBuilder::build (session, library, graph, leavingOut);
    ASSERT_TRUE (built) << built.error().describe();
    EXPECT_EQ (built->placeholders.size(), 3u);
    EXPECT_EQ (placeholderIn (graph, 17)->missing().reason.code, PluginError::Code::leftOut);

    const auto still = SessionBuilder::resolvePlaceholders (graph, library, {}, leavingOut);
    ASSERT_TRUE (still) << still.error().describe();
    EXPECT_EQ (still->version, 0u) << "there was nothing to commit";
    EXPECT_EQ (still->placeholders.size(), 3u);

    const auto resolved = SessionBuilder::resolvePlaceholders (graph, library, {});
    ASSERT_TRUE (resolved) << resolved.error().describe();
    EXPECT_TRUE (resolved->placeholders.empty());
    EXPECT_TRUE (resolved->warnings.empty());
    EXPECT_EQ (placeholderIn (graph, 17), nullptr);
    EXPECT_EQ (graph.model()->connections().size(), 2u);
    const auto model = graph.model();
    EXPECT_NEAR (model->findNode (NodeID { 17 })->instance->processor().getParameters()[0]->getValue(), 0.5f,
                 1e-4f);
}

TEST (Placeholder, StaysWhereThePluginLacksAPortThatAConnectionNeeds)
{
    PluginLibrary library;
    GraphProcessor graph;
    auto session = SessionFile::parse (chainOfGains (3)).value();
    session.connections[1].connection.source.channelIndex = 7;
    ASSERT_TRUE (SessionBuilder::build (session, library, graph, { .leaveOut = [] (const PluginReference&) {
                                            return "It is not wanted.";
                                        } }));
    const auto resolved = SessionBuilder::resolvePlaceholders (graph, library, {});
    ASSERT_TRUE (resolved) << resolved.error().describe();
    EXPECT_EQ (resolved->placeholders, (std::vector<NodeID> { { 17 } }));
    ASSERT_EQ (resolved->warnings.size(), 1u);
    EXPECT_EQ (graph.model()->connections().size(), 2u);
}

TEST (SessionLayout, IsReadWrittenAndGivenToThePlugin)
{
    PluginLibrary library;
    GraphProcessor graph;
    const auto session = SessionFile::parse (
        R"({"version":1,"nodes":[{"id":16,"plugin":{"format":"builtin","identifier":"gain"},)"
        R"("layout":{"inputs":["5.1"],"outputs":["5.1"],"midiInput":true}}]})");
    ASSERT_TRUE (session) << session.error().describe();
    EXPECT_TRUE (*SessionFile::parse (SessionFile::toJson (*session)) == *session);
    const auto built = SessionBuilder::build (*session, library, graph);
    ASSERT_TRUE (built) << built.error().describe();
    EXPECT_TRUE (built->warnings.empty());
    const auto captured = SessionBuilder::capture (graph, {}, {});
    EXPECT_TRUE (captured->nodes[0].layout->buses == session->nodes[0].layout->buses);
    EXPECT_EQ (graph.model()->nodes()[0].instance->processor().getTotalNumInputChannels(), 6);
}

TEST (SessionLayout, OfWhatThePluginDoesNotSupportIsTheNearestWithAWarning)
{
    PluginLibrary library;
    GraphProcessor graph;
    const auto session = SessionFile::parse (
        R"({"version":1,"nodes":[{"id":16,"plugin":{"format":"builtin","identifier":"gain"},)"
        R"("layout":{"inputs":["mono"],"outputs":["stereo"]}}]})");
    const auto built = SessionBuilder::build (*session, library, graph);
    ASSERT_TRUE (built) << built.error().describe();
    ASSERT_EQ (built->warnings.size(), 1u);
    EXPECT_EQ (built->warnings[0].rfind ("nodes[0].layout: ", 0), 0u) << built->warnings[0];
}

TEST (SessionLayout, ThatMeansNothingIsRefusedWithItsPlace)
{
    for (const auto* layout :
         { R"("stereo")", R"({"inputs":"stereo"})", R"({"inputs":["bogus"]})", R"({"inputs":[2]})",
           R"({"output":["stereo"]})", R"({"outputs":["discrete 4096","mono"]})", R"({"midiInput":1})" })
    {
        const auto refused = SessionFile::parse (
            R"({"version":1,"nodes":[{"id":16,"plugin":{"format":"builtin","identifier":"gain"},"layout":)"
            + std::string (layout) + "}]}");
        ASSERT_FALSE (refused) << layout;
        EXPECT_EQ (refused.error().where.rfind ("nodes[0].layout", 0), 0u) << refused.error().describe();
    }
}

} // namespace
} // namespace lopsided
