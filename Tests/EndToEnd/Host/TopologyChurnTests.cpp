#include "PreparedGraphTest.h"
#include <Host/TopologyChurn.h>
#include <gtest/gtest.h>
#include <set>
#include <utility>
#include <vector>

namespace lopsided::testing
{
namespace
{

/** A tone through two faders that are not at their defaults. */
class TopologyChurnTest : public PreparedGraphTest
{
protected:
    TopologyChurnTest()
    {
        auto edit = graph.edit();
        const auto tone = edit.addNode (create ("sine"), "tone");
        const auto first = edit.addNode (create ("gain"), "first");
        const auto second = edit.addNode (create ("gain"), "second");

        for (int channel = 0; channel < 2; ++channel)
        {
            edit.connect ({ tone, 0 }, { first, channel });
            edit.connect ({ first, channel }, { second, channel });
            edit.connect ({ second, channel }, { GraphProcessor::audioOutput(), channel });
        }

        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    }

    std::unique_ptr<juce::AudioProcessor> create (const juce::String& name)
    {
        auto made = library.create ({ "builtin", name, {} }, rate, maximumBlock);
        EXPECT_TRUE (made.has_value());

        for (auto* parameter : (*made)->getParameters())
            setParameterValue (**made, *parameter, 0.25f);

        return std::move (*made);
    }

    // All that a listener could hear of the model: nodes, settings, connections.
    auto shape() const
    {
        std::vector<std::pair<NodeID, std::vector<float>>> nodes;
        const auto model = graph.model();

        for (const auto& node : model->nodes())
        {
            std::vector<float> values;

            for (const auto* parameter : node.instance->processor().getParameters())
                values.push_back (parameter->getValue());

            nodes.emplace_back (node.id, values);
        }

        return std::pair (nodes,
                          std::vector<Connection> (model->connections().begin(), model->connections().end()));
    }

    PluginLibrary library;
};

TEST_F (TopologyChurnTest, LeavesNodesSettingsAndConnectionsAsTheyWereWhenAllIsTakenBack)
{
    const auto before = shape();

    for (std::uint32_t seed = 1; seed <= 20; ++seed)
    {
        SCOPED_TRACE (seed);
        TopologyChurn churn (graph, library, { 4.0, seed, rate, maximumBlock });

        for (int edit = 0; edit < 100; ++edit)
            churn.makeEdit();

        churn.takeBackAll();
        EXPECT_EQ (shape(), before);
        EXPECT_GE (churn.edits().size(), 100u);

        for (const auto& edit : churn.edits())
            EXPECT_EQ (edit.outcome, EditRecord::Outcome::committed) << edit.description;
    }
}

TEST_F (TopologyChurnTest, MakesEveryKindOfEdit)
{
    TopologyChurn churn (graph, library, { 4.0, 1, rate, maximumBlock });
    std::set<EditRecord::Kind> kinds;

    for (int edit = 0; edit < 200; ++edit)
        churn.makeEdit();

    for (const auto& edit : churn.edits())
        kinds.insert (edit.kind);

    EXPECT_EQ (kinds.size(), 5u);
}

TEST_F (TopologyChurnTest, MakesTheSameEditsFromTheSameSeed)
{
    std::vector<std::string> descriptions[2];

    for (auto& list : descriptions)
    {
        TopologyChurn churn (graph, library, { 4.0, 99, rate, maximumBlock });

        for (int edit = 0; edit < 50; ++edit)
            churn.makeEdit();

        churn.takeBackAll();

        for (const auto& edit : churn.edits())
            list.push_back (edit.description);
    }

    EXPECT_EQ (descriptions[0], descriptions[1]);
}

TEST_F (TopologyChurnTest, DestroysWhatItReplaced)
{
    TopologyChurn churn (graph, library, { 4.0, 5, rate, maximumBlock });

    for (int edit = 0; edit < 50; ++edit)
        churn.makeEdit();

    churn.takeBackAll();
    EXPECT_TRUE (graph.drain (std::chrono::seconds (10)));
    const auto statistics = graph.statistics();
    EXPECT_EQ (statistics.retired, statistics.reclaimed);
    EXPECT_EQ (statistics.instancesWaiting, 0u);
    EXPECT_GT (statistics.instancesDestroyed, 10u);
}

TEST_F (TopologyChurnTest, DoesNothingToAnEmptyGraph)
{
    GraphProcessor empty;
    TopologyChurn churn (empty, library, { 4.0, 1, rate, maximumBlock });

    for (int edit = 0; edit < 20; ++edit)
        churn.makeEdit();

    EXPECT_TRUE (churn.edits().empty());
}

} // namespace
} // namespace lopsided::testing
