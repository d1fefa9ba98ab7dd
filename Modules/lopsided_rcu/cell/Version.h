#pragma once

#include "../reclaim/DeadVersion.h"

#include <cstdint>
#include <utility>

namespace lopsided
{
/** One published state of a cell: the object, what owns it, and its number. Allocated before the publish, so that neither
    the swap nor the retire allocates. */
template <typename T, typename Pointer>
class Version final : public DeadVersion
{
public:
    // [producer], while no reader can find it

    void fill (Pointer next, std::uint64_t newNumber) noexcept
    {
        pointer = std::move (next);
        object = pointer.get();
        number = newNumber;
    }

    /** Anything but exactly one owner: a pointer without an owner at all counts 0 and may be dropped at any time. */
    bool isShared() const noexcept override { return pointer.use_count() > 1; }

    void destroyObject() noexcept override
    {
        object = nullptr;
        Pointer {}.swap (pointer);
    }

    // [readers], inside a section

    const T* object = nullptr;
    std::uint64_t number = 0;
    Pointer pointer;
};
} // namespace lopsided
