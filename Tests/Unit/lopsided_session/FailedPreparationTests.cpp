#include "SessionFixture.h"

#include <cstdlib>
#include <gtest/gtest.h>

namespace lopsided
{
namespace
{

using testing::chainOfGains;

/** Three gains, each its own chain; the second is a plugin that throws when it is prepared. */
class FailedPreparation : public ::testing::Test
{
protected:
    FailedPreparation()
        : session (SessionFile::parse (chainOfGains (3)).value())
    {
        ::setenv ("LV2_PATH", LOPSIDED_THROWING_LV2, 1);

        // Once the format is open, it can be told of the folder.
        EXPECT_FALSE (library.create ({ "LV2", "urn:no:such:plugin", {} }, 48000.0, 64));
        library.refresh();
        session.nodes[1].plugin = { "LV2", "urn:lopsided:throws-when-prepared", {} };
        graph.prepareToPlay (48000.0, 64);
    }

    ~FailedPreparation() override { ::unsetenv ("LV2_PATH"); }

    /** Every node as a placeholder. */
    void buildWithoutPlugins()
    {
        const BuildOptions none { .leaveOut = [] (const PluginReference&) { return "It is not wanted."; } };
        const auto built = SessionBuilder::build (session, library, graph, none);
        ASSERT_TRUE (built) << built.error().describe();
        ASSERT_EQ (built->placeholders.size(), 3u);
    }

    void expectOnlyTheSecondIsAPlaceholder (const SessionResult<BuiltSession>& result)
    {
        ASSERT_TRUE (result) << result.error().describe();
        EXPECT_GT (result->version, 0u);
        EXPECT_EQ (result->placeholders, (std::vector<NodeID> { { 17 } }));
        ASSERT_EQ (result->warnings.size(), 1u);
        EXPECT_NE (result->warnings[0].find ("no room for delay lines"), std::string::npos)
            << result->warnings[0];

        const auto model = graph.model();
        EXPECT_EQ (model->connections().size(), 2u);

        for (const auto& node : model->nodes())
            EXPECT_EQ (dynamic_cast<const PlaceholderProcessor*> (&node.instance->processor()) != nullptr,
                       node.id == NodeID { 17 });
    }

    Session session;
    PluginLibrary library;
    GraphProcessor graph;
};

TEST_F (FailedPreparation, LeavesAPlaceholderInASessionThatIsBuilt)
{
    expectOnlyTheSecondIsAPlaceholder (SessionBuilder::build (session, library, graph));
}

TEST_F (FailedPreparation, KeepsNoOtherPlaceholderFromTurningReal)
{
    buildWithoutPlugins();
    expectOnlyTheSecondIsAPlaceholder (SessionBuilder::resolvePlaceholders (graph, library, {}));
}

TEST_F (FailedPreparation, IsNoExceptionWhereParametersNeedAPreparationFirst)
{
    session.nodes[1].parameters = { { "size", 0.25f } };
    expectOnlyTheSecondIsAPlaceholder (SessionBuilder::build (session, library, graph));
    buildWithoutPlugins();
    expectOnlyTheSecondIsAPlaceholder (SessionBuilder::resolvePlaceholders (graph, library, {}));
}

} // namespace
} // namespace lopsided
