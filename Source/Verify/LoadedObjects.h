#pragma once

#include <cstdint>
#include <vector>

namespace lopsided
{

/** Which code belongs to whom: the program, the C and C++ libraries, or a library that was loaded later, such as a plugin.

    A picture of the moment in which it was made: asking it neither allocates nor locks.
*/
class LoadedObjects
{
public:
    enum class Owner
    {
        program,
        system, /**< the C and C++ libraries and the loader: they only pass on what others ask of them */
        other
    };

    /** Thread: any. Realtime: allocates, takes the loader's lock. */
    LoadedObjects();

    /** Whose code this is. Code that was not there yet is another's. Thread: any. Realtime: wait-free. */
    [[nodiscard]] Owner ownerOf (const void* code) const noexcept;

    /** Whether a return address lies behind a call that names a place in the program itself, and not one that it looked up,
        as it does to call a plugin. `code` must be the program's. Thread: any. Realtime: wait-free. */
    [[nodiscard]] bool isBehindDirectCall (const void* code) const noexcept;

private:
    struct Range
    {
        std::uintptr_t begin = 0;
        std::uintptr_t end = 0;
        Owner owner = Owner::other;
    };

    std::vector<Range> ranges; // of the program and of the system
};

} // namespace lopsided
