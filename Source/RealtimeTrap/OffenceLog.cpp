#include "OffenceLog.h"

#include <algorithm>

namespace lopsided::trap
{
OffenceLog& OffenceLog::instance() noexcept
{
    static constinit OffenceLog log;
    return log;
}

void OffenceLog::add (const Offence& offence) noexcept
{
    const auto index =
        numNoted.fetch_add (1, std::memory_order_relaxed); // only hands out indices: pairs with nothing

    if (index >= capacity)
        return;

    auto& entry = entries[index];
    entry.offence = offence;
    entry.isComplete.store (true, std::memory_order_release); // pairs with the acquire load in offences()
}

std::uint64_t OffenceLog::count() const noexcept
{
    return numNoted.load();
}

std::vector<Offence> OffenceLog::offences() const
{
    std::vector<Offence> result;
    const auto numKept = std::min<std::uint64_t> (count(), capacity);

    for (std::size_t i = 0; i < numKept; ++i)
        if (entries[i].isComplete.load (std::memory_order_acquire)) // pairs with the release store in add()
            result.push_back (entries[i].offence);

    return result;
}

void OffenceLog::clear() noexcept
{
    for (auto& entry : entries)
        entry.isComplete.store (false);

    numNoted.store (0);
}
} // namespace lopsided::trap
