#include <gtest/gtest.h>
#include <lopsided_graph/compile/NodeTable.h>

#include <algorithm>
#include <random>

namespace lopsided
{
namespace
{

void expectFindsAll (std::vector<std::uint32_t> uids)
{
    std::sort (uids.begin(), uids.end());
    uids.erase (std::unique (uids.begin(), uids.end()), uids.end());
    std::vector<Node> nodes (uids.size());
    std::vector<const Node*> pointers;

    for (std::size_t i = 0; i < uids.size(); ++i)
    {
        nodes[i].id = { uids[i] };
        pointers.push_back (&nodes[i]);
    }

    const NodeTable table { pointers };

    for (std::uint32_t i = 0; i < uids.size(); ++i)
    {
        ASSERT_EQ (table.find ({ uids[i] }), i);

        const auto next = uids[i] + 1;
        const auto exists = std::binary_search (uids.begin(), uids.end(), next);
        ASSERT_EQ (table.find ({ next }), exists ? i + 1 : NodeTable::notFound);
    }
}

TEST (NodeTable, FindsEveryNodeAndNoOther)
{
    std::mt19937 random { 5 };

    for (const auto count : { 0u, 1u, 2u, 100u, 5000u })
    {
        for (const auto step : { 1u, 2u, 256u, 4096u, 65536u })
        {
            std::vector<std::uint32_t> uids;

            for (std::uint32_t i = 0; i < count; ++i)
                uids.push_back (16 + i * step);

            expectFindsAll (uids);
        }

        std::vector<std::uint32_t> uids;

        for (std::uint32_t i = 0; i < count; ++i)
            uids.push_back (static_cast<std::uint32_t> (16 + random() % 0xfffffff0));

        expectFindsAll (uids);
    }
}

TEST (NodeTable, FindsNodesWhoseIdsAllHashToOnePlace)
{
    // The inverse of the multiplier turns consecutive hashes, which share their high bits, into ids.
    const auto inverse = [] {
        std::uint32_t x = 1;

        for (int i = 0; i < 5; ++i)
            x *= 2 - 0x9e3779b1u * x;

        return x;
    }();
    std::vector<std::uint32_t> uids;

    for (std::uint32_t i = 1; i <= 1000; ++i)
        uids.push_back (i * inverse);

    expectFindsAll (uids);
}

} // namespace
} // namespace lopsided
