#pragma once

#include <cstddef>
#include <string>

namespace lopsided
{

/** The path of a list's entry, as errors give it: `nodes[3]`. */
[[nodiscard]] inline std::string entryPath (const std::string& list, std::size_t index)
{
    return list + "[" + std::to_string (index) + "]";
}

} // namespace lopsided
