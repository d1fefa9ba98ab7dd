#pragma once

#include "../model/Node.h"

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace lopsided
{

/** Finds the position of a node by its id in constant time: open addressing over a table of at least twice as many
    places. Ids that run on without gaps, as they do in nearly every graph, never collide. */
class NodeTable
{
public:
    static constexpr std::uint32_t notFound = 0xffffffff;

    /** Cost: O(nodes). */
    explicit NodeTable (std::span<const Node> nodes)
        : places (std::bit_ceil (2 * nodes.size() + 1), Place {}),
          mask (static_cast<std::uint32_t> (places.size()) - 1)
    {
        for (std::uint32_t position = 0; position < nodes.size(); ++position)
        {
            auto index = firstPlaceOf (nodes[position].id.uid);

            while (places[index].uid != 0)
                index = (index + 1) & mask;

            places[index] = { nodes[position].id.uid, position };
        }
    }

    /** Cost: O(1). */
    [[nodiscard]] std::uint32_t find (NodeID id) const noexcept
    {
        for (auto index = firstPlaceOf (id.uid);; index = (index + 1) & mask)
        {
            if (places[index].uid == id.uid)
                return id.uid != 0 ? places[index].position : notFound;

            if (places[index].uid == 0)
                return notFound;
        }
    }

private:
    struct Place
    {
        std::uint32_t uid = 0;
        std::uint32_t position = 0;
    };

    /** The low bits, with the high ones folded in, so that ids with large steps between them spread as well. */
    [[nodiscard]] std::uint32_t firstPlaceOf (std::uint32_t uid) const noexcept
    {
        return (uid + (uid >> 8) * 0x9e3779b1u) & mask;
    }

    std::vector<Place> places;
    const std::uint32_t mask;
};

} // namespace lopsided
