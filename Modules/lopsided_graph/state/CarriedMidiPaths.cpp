#include "CarriedMidiPaths.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

std::vector<std::shared_ptr<MidiPath>> CarriedMidiPaths::acquire (
    std::span<const ConnectionIdentity> identities)
{
    std::vector<std::shared_ptr<MidiPath>> paths;
    std::vector<Entry> merged;
    paths.reserve (identities.size());
    merged.reserve (identities.size() + entries.size());

    auto known = entries.begin();

    // A path that this compile does not want may still be wanted by the next one, while an older sequence plays it.
    const auto keep = [&] {
        if (! known->path.expired())
            merged.push_back (std::move (*known));
    };

    for (const auto& identity : identities)
    {
        for (; known != entries.end() && known->identity < identity; ++known)
            keep();

        std::shared_ptr<MidiPath> path;

        if (known != entries.end() && known->identity == identity)
            path = (known++)->path.lock();

        if (path == nullptr)
            path = std::make_shared<MidiPath>();

        merged.push_back ({ identity, path });
        paths.push_back (std::move (path));
    }

    for (; known != entries.end(); ++known)
        keep();

    entries = std::move (merged);
    return paths;
}

bool CarriedMidiPaths::isDone (const ConnectionIdentity& identity,
                               std::uint64_t closingVersion) const noexcept
{
    const auto isBefore = [] (const Entry& entry, const ConnectionIdentity& wanted) {
        return entry.identity < wanted;
    };
    const auto found = std::lower_bound (entries.begin(), entries.end(), identity, isBefore);

    if (found == entries.end() || found->identity != identity)
        return true;

    const auto path = found->path.lock();
    return path == nullptr || path->isDone (closingVersion);
}

} // namespace lopsided
