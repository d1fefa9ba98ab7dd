#pragma once

#include "../model/Node.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace lopsided
{

/** Finds the position of a node by its id: a hash table, at most half full, that gives a node up after a few places
    and finds it by bisection then. So it is fast for the ids there are, and not slow for the worst there could be. */
class NodeTable
{
public:
    static constexpr std::uint32_t notFound = 0xffffffff;

    /** `sortedNodes` must outlive the table. Cost: O(nodes). */
    explicit NodeTable (std::span<const Node* const> sortedNodes)
        : nodes (sortedNodes),
          places (std::bit_ceil (2 * nodes.size() + 2)),
          mask (static_cast<std::uint32_t> (places.size()) - 1),
          shift (32 - static_cast<int> (std::bit_width (mask)))
    {
        for (std::uint32_t position = 0; position < nodes.size(); ++position)
            insert (nodes[position]->id.uid, position);
    }

    /** Cost: O(1), at worst O(log nodes). */
    [[nodiscard]] std::uint32_t find (NodeID id) const noexcept
    {
        auto index = firstPlaceOf (id.uid);

        for (int tries = 0; tries < maximumTries; ++tries, index = (index + 1) & mask)
        {
            if (places[index].uid == id.uid)
                return places[index].position;

            if (places[index].uid == 0)
                return notFound;
        }

        return bisect (id);
    }

private:
    static constexpr int maximumTries = 8;

    struct Place
    {
        std::uint32_t uid = 0; ///< 0 while empty: no node has this id
        std::uint32_t position = notFound;
    };

    void insert (std::uint32_t uid, std::uint32_t position) noexcept
    {
        auto index = firstPlaceOf (uid);

        for (int tries = 0; tries < maximumTries; ++tries, index = (index + 1) & mask)
        {
            if (places[index].uid == 0)
            {
                places[index] = { uid, position };
                return;
            }
        }
    }

    [[nodiscard]] std::uint32_t bisect (NodeID id) const noexcept
    {
        const auto isBefore = [] (const Node* node, NodeID wanted) { return node->id < wanted; };
        const auto found = std::lower_bound (nodes.begin(), nodes.end(), id, isBefore);
        const auto exists = found != nodes.end() && (*found)->id == id;
        return exists ? static_cast<std::uint32_t> (found - nodes.begin()) : notFound;
    }

    /** Multiplying by the golden ratio spreads ids that run on, or go in steps, evenly. */
    [[nodiscard]] std::uint32_t firstPlaceOf (std::uint32_t uid) const noexcept
    {
        return (uid * 0x9e3779b1u) >> shift;
    }

    const std::span<const Node* const> nodes;
    std::vector<Place> places;
    const std::uint32_t mask;
    const int shift;
};

} // namespace lopsided
