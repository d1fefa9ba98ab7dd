#pragma once

#include "Offence.h"

namespace lopsided::trap
{
/** Is told the offences of a thread as they happen: all of them, where a log keeps the first.

    It is called from within the offence, un-armed: in the middle of a malloc, say, or in a signal handler. It may
    neither touch the heap nor lock.
*/
class OffenceListener
{
public:
    virtual void noted (const Offence& offence) noexcept = 0;

protected:
    ~OffenceListener() = default;
};
} // namespace lopsided::trap
