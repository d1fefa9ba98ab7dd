#pragma once

#include "../midi/MidiPath.h"
#include "ConnectionIdentity.h"

#include <memory>
#include <span>
#include <vector>

namespace lopsided
{

/** The paths of MIDI connections that recompiles carry over, sorted by identity. The sequences own them.
    Thread: producer. Realtime: allocates. */
class CarriedMidiPaths
{
public:
    /** One path for each identity, in their order: the one that is known under it, or else a new one. Paths that no
        sequence uses any more are forgotten.
        `identities` are sorted, each is there once. Cost: O(identities + paths). */
    [[nodiscard]] std::vector<std::shared_ptr<MidiPath>> acquire (
        std::span<const ConnectionIdentity> identities);

    /** Whether nothing is held through a connection any more that was closed by a version; true of one that is gone.
        Cost: O(log paths). */
    [[nodiscard]] bool isDone (const ConnectionIdentity& identity,
                               std::uint64_t closingVersion) const noexcept;

private:
    struct Entry
    {
        ConnectionIdentity identity;
        std::weak_ptr<MidiPath> path;
    };

    // [message thread]
    std::vector<Entry> entries;
};

} // namespace lopsided
