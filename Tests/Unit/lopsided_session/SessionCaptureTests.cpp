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

} // namespace
} // namespace lopsided
