#pragma once

#include <RealtimeTrap/Offence.h>
#include <RealtimeTrap/ThreadPreparation.h>
#include <RealtimeTrap/ThreadUsage.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace lopsided::testing
{
/** What a stretch of code did while the trap watched it. */
struct RealtimeObservation
{
    trap::ThreadPreparation preparation;
    std::size_t numOffences = 0;         ///< all of them
    std::vector<trap::Offence> offences; ///< the first of them
    trap::ThreadUsage usage;

    /** Whether there is an offence of this kind, and of this name if one is given. */
    bool has (trap::Offence::Kind kind, std::string_view name = {}) const
    {
        return std::any_of (offences.begin(), offences.end(), [&] (const trap::Offence& offence) {
            return offence.kind == kind
                   && (name.empty() || (offence.name != nullptr && name == offence.name));
        });
    }
};
} // namespace lopsided::testing
