#pragma once

namespace lopsided
{

/** Tells the processor that this cache line will soon be written; any address will do, also a null pointer.
    Thread: any. Realtime: wait-free. Cost: one instruction; nothing where the compiler has none. */
inline void prefetchForWriting (const void* address) noexcept
{
#if defined(__GNUC__)
    constexpr auto forWriting = 1;
    __builtin_prefetch (address, forWriting);
#else
    static_cast<void> (address);
#endif
}

/** The same for what will soon be read. */
inline void prefetchForReading (const void* address) noexcept
{
#if defined(__GNUC__)
    __builtin_prefetch (address);
#else
    static_cast<void> (address);
#endif
}

} // namespace lopsided
