#include "RenderedLevel.h"
#include "SessionFixture.h"

#include <gtest/gtest.h>

namespace lopsided::testing
{
namespace
{

TEST (ShippedSessions, AreWrittenAsSessionFileWouldWriteThem)
{
    for (const auto* name : { "demo.json", "builtin-only.json" })
    {
        const auto session = SessionFile::load (shippedFile (name));
        ASSERT_TRUE (session) << session.error().describe();
        EXPECT_EQ (shippedFile (name).loadFileAsString().toStdString(), SessionFile::toJson (*session));
        EXPECT_TRUE (session->unknownKeyPaths().empty());
    }
}

TEST (ShippedSessions, BuiltinOnlySoundsAsItsNumbersSay)
{
    PluginLibrary library;
    GraphProcessor graph;
    graph.prepareToPlay (renderRate, renderBlockSize);
    const auto built =
        SessionBuilder::build (*SessionFile::load (shippedFile ("builtin-only.json")), library, graph);
    ASSERT_TRUE (built) << built.error().describe();
    EXPECT_NEAR (levelOf (graph, 2.0).peakDb, -18.0f, 0.1f);
}

} // namespace
} // namespace lopsided::testing
