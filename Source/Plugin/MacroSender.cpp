#include "MacroSender.h"

#include <Host/Live/MidiMappings.h>

namespace lopsided
{
namespace
{
// Each is a number alone: settle() and send() say nothing to each other of other memory.
constexpr auto relaxed = std::memory_order_relaxed;
} // namespace

MacroSender::MacroSender (const RackParameters& parametersToRead, RcuCell<MacroTable>& tables)
    : parameters (parametersToRead),
      reader (tables)
{}

void MacroSender::send() noexcept
{
    // Looked at once: what moves meanwhile is found in the next block.
    Positions now;

    for (std::size_t index = 0; index < now.size(); ++index)
        now[index] = parameters.macro (static_cast<int> (index)).value();

    {
        const RcuCell<MacroTable>::ReadGuard table { reader };

        if (table)
        {
            const auto isNew = table.number() != lastTable;
            lastTable = table.number();

            for (const auto& entry : table->entries)
            {
                const auto index = static_cast<std::size_t> (entry.macro);

                if (now[index] != last[index].load (relaxed) || (isNew && entry.isToBeRepeated))
                    entry.sender.send (MidiMappings::valueOf (entry.mapping, now[index]));
            }
        }
    }

    for (std::size_t index = 0; index < now.size(); ++index)
        last[index].store (now[index], relaxed);
}

void MacroSender::settle() noexcept
{
    for (std::size_t index = 0; index < last.size(); ++index)
        last[index].store (parameters.macro (static_cast<int> (index)).value(), relaxed);
}

} // namespace lopsided
