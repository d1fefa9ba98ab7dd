#pragma once

#include "Arming.h"

namespace lopsided::trap
{
/** Un-arms the trap for the calling thread while it lives: around a call into code that is not ours, such as
    a plugin.

    At its end the thread is as it was: armed inside a RealtimeScope, un-armed elsewhere. Nests.

    Thread: any; must end on the thread it began on. Realtime: wait-free. Cost: about 2 ns.
*/
class ForeignCallScope
{
public:
    ForeignCallScope() noexcept;
    ~ForeignCallScope();

    ForeignCallScope (const ForeignCallScope&) = delete;
    ForeignCallScope& operator= (const ForeignCallScope&) = delete;

private:
    Arming previous;
};
} // namespace lopsided::trap
