#include "Platform.h"

#if LOPSIDED_TRAP_ACTIVE

    #include "NextSymbol.h"
    #include "ThreadState.h"

    #include <cstdlib>
    #include <typeinfo>

// A throw allocates, walks tables of unknown size and may take the loader's lock. See HeapInterposers.cpp for
// why the functions have names of their own.
namespace
{
using lopsided::trap::NextSymbol;
using lopsided::trap::Offence;
using lopsided::trap::threadState;
using Destructor = void (*) (void*);

constinit NextSymbol<void (void*, std::type_info*, Destructor)> nextThrow { "__cxa_throw" };
constinit NextSymbol<void()> nextRethrow { "__cxa_rethrow" };

[[gnu::constructor]] void resolveExceptions() noexcept
{
    nextThrow.resolve();
    nextRethrow.resolve();
}
} // namespace

extern "C"
{
    [[noreturn]] void lopsidedTrapThrow (void*, std::type_info*, Destructor) asm("__cxa_throw")
        __attribute__ ((visibility ("default"), used, noinline));
    [[noreturn]] void lopsidedTrapRethrow() asm("__cxa_rethrow")
        __attribute__ ((visibility ("default"), used, noinline));
}

void lopsidedTrapThrow (void* object, std::type_info* type, Destructor destructor)
{
    threadState.note (Offence::Kind::exception, -1, "throw", __builtin_return_address (0));
    nextThrow.get() (object, type, destructor);
    std::abort();
}

void lopsidedTrapRethrow()
{
    threadState.note (Offence::Kind::exception, -1, "rethrow", __builtin_return_address (0));
    nextRethrow.get()();
    std::abort();
}

#endif
