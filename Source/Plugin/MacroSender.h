#pragma once

#include "MacroTable.h"
#include "RackParameters.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <lopsided_rcu/lopsided_rcu.h>

namespace lopsided
{

/** Hands the macros that have moved to the parameters that they move, at the start of each block.

    Thread: as grouped below. Realtime: wait-free where nothing else is said.
*/
class MacroSender
{
public:
    /** Both outlive it. Thread: message. Realtime: may block. */
    MacroSender (const RackParameters& parameters, RcuCell<MacroTable>& tables);

    // [audio thread]
    /** Cost: O(macros + entries). */
    void send() noexcept;

    // [message thread]
    /** Where the macros are now, nothing is moved by it: the values came with the parameters that they move. */
    void settle() noexcept;

private:
    using Positions = std::array<float, MacroParameter::count>;

    const RackParameters& parameters;
    RcuCell<MacroTable>::Reader reader; // [audio thread]
    std::uint64_t lastTable = 0;        // [audio thread] its number

    // [shared] what each macro was when it was last looked at
    std::array<std::atomic<float>, MacroParameter::count> last {};
};

} // namespace lopsided
