#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lopsided
{

/** What SessionBuilder::build did. */
struct BuiltSession
{
    std::uint64_t version = 0; /**< the commit's */

    /** What was left out without harm, each with its place: a parameter that the plugin does not have (any more). */
    std::vector<std::string> warnings;
};

} // namespace lopsided
