#include "OffenceTally.h"

#include <algorithm>

namespace lopsided
{

LoadedObjects::Owner OffenceTally::makerOf (const trap::Offence& offence) const noexcept
{
    for (std::size_t index = 0; index < offence.numFrames; ++index)
    {
        const auto* const frame = offence.frames[index];
        const auto owner = objects.ownerOf (frame);

        if (owner == LoadedObjects::Owner::program)
            return objects.isBehindDirectCall (frame) ? owner : LoadedObjects::Owner::other;

        if (owner == LoadedObjects::Owner::other)
            return owner;
    }

    return LoadedObjects::Owner::other;
}

void OffenceTally::noted (const trap::Offence& offence) noexcept
{
    const auto owner = makerOf (offence);
    auto* const end = entries.data() + numEntries;
    auto* found = std::find_if (entries.data(), end, [&] (const Entry& entry) {
        return entry.owner == owner && entry.first.kind == offence.kind && entry.first.name == offence.name;
    });

    if (found == end && numEntries < capacity)
    {
        *found = { offence, 0, owner };
        ++numEntries;
    }

    ++(found == entries.data() + capacity ? entries.back() : *found).count;
}

std::vector<ObservedOffence> OffenceTally::ofPlugin() const
{
    return of (LoadedObjects::Owner::other);
}

std::vector<ObservedOffence> OffenceTally::ofHost() const
{
    return of (LoadedObjects::Owner::program);
}

juce::String OffenceTally::placeOf (const trap::Offence& offence, LoadedObjects::Owner maker) const
{
    for (std::size_t index = 0; index < offence.numFrames; ++index)
        if (const auto owner = objects.ownerOf (offence.frames[index]); owner != LoadedObjects::Owner::system)
            return owner == maker ? juce::String (trap::placeOf (offence))
                                  : "the end of one of its functions";

    return {};
}

std::vector<ObservedOffence> OffenceTally::of (LoadedObjects::Owner owner) const
{
    std::vector<ObservedOffence> result;

    for (std::size_t index = 0; index < numEntries; ++index)
    {
        const auto& [first, count, maker] = entries[index];

        if (maker == owner)
            result.push_back ({ trap::nameOf (first.kind), first.name, count, placeOf (first, maker) });
    }

    return result;
}

} // namespace lopsided
