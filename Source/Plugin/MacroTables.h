#pragma once

#include "MacroTable.h"

#include <lopsided_rcu/lopsided_rcu.h>
#include <optional>
#include <vector>

namespace lopsided
{

/** Makes the table of what the macros move, and publishes it to the audio thread whenever mappings or nodes have changed.

    Thread: message, but for cell(). Realtime: may block.
*/
class MacroTables
{
public:
    /** The document outlives it. */
    explicit MacroTables (SessionDocument& document);

    /** What the audio thread reads. It outlives its readers. */
    [[nodiscard]] RcuCell<MacroTable>& cell() noexcept { return published; }

    /** Publishes a new table where the mappings lead elsewhere by now, and frees what nobody reads any more.
        Cost: O(mappings × (log N + parameters of the node)). */
    void follow();

private:
    [[nodiscard]] std::vector<MacroTable::Entry> entries();
    [[nodiscard]] std::optional<MacroTable::Entry> entryOf (const SessionMapping& mapping,
                                                            const GraphModel& model);

    SessionDocument& document;
    Reclaimer reclaimer;
    RcuCell<MacroTable> published { reclaimer, std::make_shared<const MacroTable>() };
};

} // namespace lopsided
