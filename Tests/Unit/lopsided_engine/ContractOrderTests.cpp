#include "GraphFixture.h"

#include <algorithm>
#include <memory>
#include <random>
#include <utility>
#include <vector>

namespace lopsided::testing
{
namespace
{
/** In which order nodes are called: each after all those that feed it, and each once in a block. */
class ContractOrder : public GraphFixture
{
protected:
    NodeID addRecorder (int number)
    {
        return graph
            .addNode (std::make_unique<FunctionProcessor> (
                1, 1, TestProcessor::Midi::acceptsAndProduces,
                [this, number] (auto&, auto&) { called.push_back (number); }))
            .value();
    }

    int placeOf (int number) const
    {
        return static_cast<int> (std::find (called.begin(), called.end(), number) - called.begin());
    }

    std::vector<int> called;
};

TEST_F (ContractOrder, ANodeIsCalledAfterAllThatFeedItWhateverTheOrderOfTheEdits)
{
    std::mt19937 random { 5 };

    for (auto round = 0; round < 20; ++round)
    {
        graph.clear (CommitOptions::atOnce()).value();
        constexpr auto numNodes = 24;
        std::vector<int> rank (numNodes);
        std::vector<NodeID> ids;

        for (auto number = 0; number < numNodes; ++number)
        {
            rank[static_cast<std::size_t> (number)] = number;
            ids.push_back (addRecorder (number));
        }

        // Every connection leads up in a rank that has nothing to do with ids, by audio or by MIDI.
        std::shuffle (rank.begin(), rank.end(), random);
        std::vector<std::pair<int, int>> edges;
        auto edit = graph.edit();

        for (auto count = 0; count < 60; ++count)
        {
            auto from = static_cast<int> (random() % numNodes);
            auto to = static_cast<int> (random() % numNodes);

            if (rank[static_cast<std::size_t> (from)] > rank[static_cast<std::size_t> (to)])
                std::swap (from, to);

            const auto source = ids[static_cast<std::size_t> (from)];
            const auto destination = ids[static_cast<std::size_t> (to)];
            const auto channel = random() % 2 == 0 ? 0 : Port::midiChannelIndex;
            const Connection connection { { source, channel }, { destination, channel } };

            if (! edit.model().canConnect (connection))
                continue;

            edit.connect (connection);
            edges.emplace_back (from, to);
        }

        ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
        called.clear();
        render();
        ASSERT_EQ (called.size(), numNodes) << "each once, those that no output hears as well";

        for (const auto& [from, to] : edges)
            ASSERT_LT (placeOf (from), placeOf (to)) << "round " << round << ": " << from << " feeds " << to;
    }
}

TEST_F (ContractOrder, ANodeThatIsConnectedToNothingIsCalled)
{
    addRecorder (1);
    render();
    EXPECT_EQ (called, std::vector<int> { 1 });
}

} // namespace
} // namespace lopsided::testing
