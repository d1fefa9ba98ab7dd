#include "PendingChanges.h"

#include <algorithm>

namespace lopsided
{

namespace
{
constexpr auto isTimeBefore = [] (std::int64_t time, const ParameterChange& change) {
    return time < change.time;
};
} // namespace

void PendingChanges::insert (const ParameterChange& change) noexcept
{
    const auto end = changes.begin() + static_cast<std::ptrdiff_t> (count);
    const auto position = std::upper_bound (changes.begin(), end, change.time, isTimeBefore);
    std::move_backward (position, end, end + 1);
    *position = change;
    ++count;
}

std::span<const ParameterChange> PendingChanges::until (std::int64_t time) const noexcept
{
    const auto whole = all();
    const auto end = std::upper_bound (whole.begin(), whole.end(), time, isTimeBefore);
    return whole.first (static_cast<std::size_t> (end - whole.begin()));
}

void PendingChanges::drop (std::size_t number) noexcept
{
    const auto first = changes.begin() + static_cast<std::ptrdiff_t> (number);
    std::move (first, changes.begin() + static_cast<std::ptrdiff_t> (count), changes.begin());
    count -= number;
}

void PendingChanges::makeDue() noexcept
{
    for (std::size_t i = 0; i < count; ++i)
        changes[i].time = ParameterChange::now;
}

} // namespace lopsided
