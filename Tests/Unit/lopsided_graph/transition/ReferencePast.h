#pragma once

#include "ReferenceEra.h"

#include <cstdint>
#include <set>

namespace lopsided
{

/** What a commit has to go on from. */
struct ReferencePast
{
    const ReferenceEra* before = nullptr; ///< what plays until then; null for the first commit
    const ReferenceEra* beside =
        nullptr;                      ///< what would have come next, where that is still in its first phase
    std::set<std::uint64_t> alive {}; ///< the versions that can still be rendered

    /** What is known of a connection, or null. What plays has the first word, if it has anything to say. */
    [[nodiscard]] const ReferenceConnection* find (const ConnectionIdentity& identity) const
    {
        const auto findIn = [&] (const ReferenceEra* era) -> const ReferenceConnection* {
            const auto found =
                era != nullptr ? era->connections.find (identity) : Connections::const_iterator {};
            return era != nullptr && found != era->connections.end() ? &found->second : nullptr;
        };
        const auto* playing = findIn (before);
        const auto* next = findIn (beside);
        const auto isNextKnown = next != nullptr && next->hasPath;
        return isNextKnown && (playing == nullptr || ! playing->hasPath) ? next : playing;
    }

private:
    using Connections = std::map<ConnectionIdentity, ReferenceConnection>;
};

} // namespace lopsided
