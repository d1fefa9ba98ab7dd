#pragma once

#include <compare>
#include <cstdint>

namespace lopsided
{

/** Names a node for as long as its graph lives: over undo, save and reload. 0 means "no node".
    Thread: a value, any. Realtime: wait-free. */
struct NodeID
{
    std::uint32_t uid = 0;

    [[nodiscard]] constexpr bool isValid() const noexcept { return uid != 0; }

    friend constexpr auto operator<=> (NodeID, NodeID) noexcept = default;
};

} // namespace lopsided
