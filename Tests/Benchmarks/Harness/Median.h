#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace lopsided::benchmarks
{
/** The middle one of some values, of which there is at least one. */
inline double medianOf (std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t> (values.size() / 2);
    std::nth_element (values.begin(), middle, values.end());
    return *middle;
}
} // namespace lopsided::benchmarks
