#pragma once

#include "Arming.h"

namespace lopsided::trap
{
/** Arms the trap for the calling thread while it lives: what happens in here is watched.

    Nests, also inside a ForeignCallScope (a plugin that calls back into the host).
    A scope on a thread that was never prepared notes an offence of kind misuse, once.

    Thread: the prepared one; must end on the thread it began on. Realtime: wait-free. Cost: about 2 ns.
*/
class RealtimeScope
{
public:
    RealtimeScope() noexcept;
    ~RealtimeScope();

    RealtimeScope (const RealtimeScope&) = delete;
    RealtimeScope& operator= (const RealtimeScope&) = delete;

private:
    Arming previous;
};
} // namespace lopsided::trap
