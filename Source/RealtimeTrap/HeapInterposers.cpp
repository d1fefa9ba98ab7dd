#include "Platform.h"

#if LOPSIDED_TRAP_ACTIVE

    #include "NextSymbol.h"
    #include "ThreadState.h"

    #include <cerrno>
    #include <cstddef>

// The heap as the whole process sees it: glibc's own, under the names by which glibc offers it to
// interposers. No look-up is needed, so these work from the first instruction of the program.
extern "C"
{
    void* __libc_malloc (std::size_t);
    void* __libc_calloc (std::size_t, std::size_t);
    void* __libc_realloc (void*, std::size_t);
    void* __libc_memalign (std::size_t, std::size_t);
    void __libc_free (void*);
}

namespace
{
using lopsided::trap::NextSymbol;
using lopsided::trap::Offence;
using lopsided::trap::threadState;

constinit NextSymbol<void*(std::size_t)> nextValloc { "valloc" };
constinit NextSymbol<void*(std::size_t)> nextPvalloc { "pvalloc" };

[[gnu::constructor]] void resolveHeap() noexcept
{
    nextValloc.resolve();
    nextPvalloc.resolve();
}

inline void noteHeap (const char* name, const void* caller) noexcept
{
    threadState.note (Offence::Kind::heap, -1, name, caller);
}

constexpr bool isPowerOfTwo (std::size_t value) noexcept
{
    return value != 0 && (value & (value - 1)) == 0;
}
} // namespace

// Declared under names of our own and given the library's by the assembler, so that the library headers'
// attributes and exception specifications, which differ between versions, do not matter.
    #define LOPSIDED_INTERPOSE(name) asm(#name) __attribute__ ((visibility ("default"), used, noinline))

extern "C"
{
    void* lopsidedTrapMalloc (std::size_t) noexcept LOPSIDED_INTERPOSE (malloc);
    void* lopsidedTrapCalloc (std::size_t, std::size_t) noexcept LOPSIDED_INTERPOSE (calloc);
    void* lopsidedTrapRealloc (void*, std::size_t) noexcept LOPSIDED_INTERPOSE (realloc);
    void* lopsidedTrapMemalign (std::size_t, std::size_t) noexcept LOPSIDED_INTERPOSE (memalign);
    void* lopsidedTrapAlignedAlloc (std::size_t, std::size_t) noexcept LOPSIDED_INTERPOSE (aligned_alloc);
    int lopsidedTrapPosixMemalign (void**, std::size_t, std::size_t) noexcept
        LOPSIDED_INTERPOSE (posix_memalign);
    void* lopsidedTrapValloc (std::size_t) noexcept LOPSIDED_INTERPOSE (valloc);
    void* lopsidedTrapPvalloc (std::size_t) noexcept LOPSIDED_INTERPOSE (pvalloc);
    void lopsidedTrapFree (void*) noexcept LOPSIDED_INTERPOSE (free);
}

void* lopsidedTrapMalloc (std::size_t size) noexcept
{
    noteHeap ("malloc", __builtin_return_address (0));
    return __libc_malloc (size);
}

void* lopsidedTrapCalloc (std::size_t count, std::size_t size) noexcept
{
    noteHeap ("calloc", __builtin_return_address (0));
    return __libc_calloc (count, size);
}

void* lopsidedTrapRealloc (void* memory, std::size_t size) noexcept
{
    noteHeap ("realloc", __builtin_return_address (0));
    return __libc_realloc (memory, size);
}

void* lopsidedTrapMemalign (std::size_t alignment, std::size_t size) noexcept
{
    noteHeap ("memalign", __builtin_return_address (0));
    return __libc_memalign (alignment, size);
}

void* lopsidedTrapAlignedAlloc (std::size_t alignment, std::size_t size) noexcept
{
    noteHeap ("aligned_alloc", __builtin_return_address (0));

    if (! isPowerOfTwo (alignment))
    {
        errno = EINVAL;
        return nullptr;
    }

    return __libc_memalign (alignment, size);
}

int lopsidedTrapPosixMemalign (void** result, std::size_t alignment, std::size_t size) noexcept
{
    noteHeap ("posix_memalign", __builtin_return_address (0));

    if (! isPowerOfTwo (alignment) || alignment % sizeof (void*) != 0)
        return EINVAL;

    const auto savedErrno = errno;
    auto* const memory = __libc_memalign (alignment, size);
    errno = savedErrno;

    if (memory == nullptr)
        return ENOMEM;

    *result = memory;
    return 0;
}

void* lopsidedTrapValloc (std::size_t size) noexcept
{
    noteHeap ("valloc", __builtin_return_address (0));
    return nextValloc.get() (size);
}

void* lopsidedTrapPvalloc (std::size_t size) noexcept
{
    noteHeap ("pvalloc", __builtin_return_address (0));
    return nextPvalloc.get() (size);
}

void lopsidedTrapFree (void* memory) noexcept
{
    if (memory != nullptr) // freeing nothing touches nothing
        noteHeap ("free", __builtin_return_address (0));

    __libc_free (memory);
}

#endif
