#pragma once

namespace lopsided::trap
{
/** The kernel's name for a system call of x86-64, or "unknown". A string that lives for ever. Realtime:
    wait-free. */
const char* nameOfSystemCall (long number) noexcept;
} // namespace lopsided::trap
