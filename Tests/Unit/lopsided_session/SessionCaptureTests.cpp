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

TEST (SessionCapture, KeepsFeedbackAsFeedback)
{
    PluginLibrary library;
    GraphProcessor graph;
    const auto session = SessionFile::parse (
        R"({"version":1,"nodes":[{"id":16,"plugin":{"format":"builtin","identifier":"gain"}}],"connections":[)"
        R"({"source":{"node":16,"channel":0},"destination":{"node":16,"channel":1},"feedback":true},)"
        R"({"source":{"node":16,"channel":0},"destination":{"node":"audioOutput","channel":0},"feedback":false}]})");
    ASSERT_TRUE (session) << session.error().describe();
    const auto built = SessionBuilder::build (*session, library, graph);
    ASSERT_TRUE (built) << built.error().describe();
    const auto captured = SessionBuilder::capture (graph, {}, {});
    ASSERT_TRUE (captured);
    ASSERT_EQ (captured->connections.size(), 2u);
    const auto* feedback = graph.model()->findConnection ({ { 16 }, 0 }, { { 16 }, 1 });
    ASSERT_NE (feedback, nullptr);
    EXPECT_TRUE (feedback->isFeedback());
    const auto again = SessionFile::parse (SessionFile::toJson (*captured));
    ASSERT_TRUE (again) << again.error().describe();
    EXPECT_TRUE (again->connections == captured->connections);
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

} // namespace
} // namespace lopsided
