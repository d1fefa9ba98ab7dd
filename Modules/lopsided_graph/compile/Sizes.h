#pragma once

#include <cstdint>
#include <vector>

namespace lopsided
{

/** How many there are, as plans count. */
template <typename T>
std::uint32_t sizeOf (const std::vector<T>& values) noexcept
{
    return static_cast<std::uint32_t> (values.size());
}

} // namespace lopsided
