#pragma once

#include "ThreadPreparation.h"

namespace lopsided::trap
{
/** Makes the kernel report the calling thread's system calls by SIGSYS. Internal. */
class SystemCallTrap
{
public:
    /** @param preferred   what to try first
        @param selector    the byte by which user dispatch is armed; must live as long as the thread */
    static ThreadPreparation install (SystemCallMechanism preferred, volatile char& selector) noexcept;
};
} // namespace lopsided::trap
