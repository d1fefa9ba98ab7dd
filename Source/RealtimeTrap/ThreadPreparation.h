#pragma once

#include "SystemCallMechanism.h"

namespace lopsided::trap
{
/** What prepareThread() achieved. */
struct ThreadPreparation
{
    SystemCallMechanism mechanism = SystemCallMechanism::unavailable;

    /** Why the mechanism is not the preferred one; empty if it is. A string that lives for ever. */
    const char* reason = "";

    bool seesSystemCalls() const noexcept { return mechanism != SystemCallMechanism::unavailable; }
};
} // namespace lopsided::trap
