#pragma once

#include <atomic>
#include <dlfcn.h>

namespace lopsided::trap
{
/** The definition that an interposer stands before: that of the C library. Internal.

    Constant-initialised, and found at the first call if that comes before resolve(): libraries lock in their
    constructors, which run before ours.
*/
template <typename Function>
class NextSymbol
{
public:
    constexpr explicit NextSymbol (const char* nameToUse) noexcept
        : name (nameToUse)
    {}

    /** Looks the symbol up, so that no later call has to. */
    Function* resolve() noexcept
    {
        auto* const found = reinterpret_cast<Function*> (dlsym (RTLD_NEXT, name));
        function.store (found);
        return found;
    }

    Function* get() noexcept
    {
        // Code of the C library, there since before the program: pairs with nothing.
        auto* const found = function.load (std::memory_order_relaxed);
        return found != nullptr ? found : resolve();
    }

private:
    const char* const name;
    std::atomic<Function*> function { nullptr };
};
} // namespace lopsided::trap
