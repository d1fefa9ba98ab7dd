#pragma once

#include <cstddef>
#include <vector>

namespace lopsided
{

/** Halves a row: each two neighbours become one, by their merge (const T&); the last of an odd number stays as it is. */
template <typename T>
void mergeNeighbours (std::vector<T>& row)
{
    for (std::size_t from = 0; from < row.size(); ++from)
    {
        const auto source = row[from];

        if (from % 2 == 0)
            row[from / 2] = source;
        else
            row[from / 2].merge (source);
    }

    row.resize ((row.size() + 1) / 2);
}

} // namespace lopsided
