#pragma once

#include <lopsided_graph/lopsided_graph.h>

#include <cstdint>
#include <string>
#include <vector>

namespace lopsided
{

/** What SessionBuilder did. */
struct BuiltSession
{
    std::uint64_t version = 0; /**< the commit's; 0 where there was nothing to commit */

    /** What was left out without harm, each with its place: a parameter that the plugin does not have (any more), a
        plugin that is missing. */
    std::vector<std::string> warnings;

    std::vector<NodeID> placeholders; /**< the nodes whose plugin is missing */
};

} // namespace lopsided
