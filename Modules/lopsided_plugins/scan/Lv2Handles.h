#pragma once

#include <lilv/lilv/lilv.h>

#include <memory>

namespace lopsided
{

/** Calls one of lilv's functions that free things. */
template <auto free>
struct Lv2Free
{
    template <typename T>
    void operator() (T* object) const noexcept
    {
        free (object);
    }
};

using Lv2WorldHandle = std::unique_ptr<LilvWorld, Lv2Free<lilv_world_free>>;
using Lv2Node = std::unique_ptr<LilvNode, Lv2Free<lilv_node_free>>;
using Lv2Nodes = std::unique_ptr<LilvNodes, Lv2Free<lilv_nodes_free>>;
using Lv2Text = std::unique_ptr<char, Lv2Free<lilv_free>>;

} // namespace lopsided
