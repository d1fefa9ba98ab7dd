#pragma once

#include "PluginError.h"

#include <juce_core/juce_core.h>

namespace lopsided
{

/** A plugin's library in this process, which never closes it: for workers, that go soon. Unloading is what many libraries
    do worst.

    Thread: one at a time. Realtime: may block.
*/
class SharedLibrary
{
public:
    /** Loads it, which runs its code. Errors: openFailed, with the loader's own words where the system has any. */
    [[nodiscard]] static PluginResult<SharedLibrary> load (const juce::File& file);

    /** The function of this name; null where it has none. */
    template <typename Function>
    [[nodiscard]] Function function (const char* name) const
    {
        return reinterpret_cast<Function> (symbol (name));
    }

    /** What the system knows it by. */
    [[nodiscard]] void* nativeHandle() const noexcept { return handle; }

private:
    explicit SharedLibrary (void* loaded) noexcept
        : handle (loaded)
    {}

    [[nodiscard]] void* symbol (const char* name) const;

    void* handle;
};

} // namespace lopsided
