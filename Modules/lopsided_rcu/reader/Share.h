#pragma once

#include <lopsided_realtime/annotations/Annotations.h>

#include <memory>
#include <utility>

namespace lopsided
{
template <typename T, typename Pointer, typename Entry>
class Reader;

/** A reference to one version that a consumer may keep and use for as long as it likes, also when the version is stale.

    It is a counted pointer, but never the last one: the cell or its dead list holds another until no share is left, so
    the destructor runs in a producer's reclaim. No weak_ptr and no owning pointer can be got from it, which would break
    that.

    Thread: any; like any shared pointer, one object belongs to one thread at a time.
    Realtime: copying and dropping are wait-free: they touch one counter, and never the heap.
    A share has to be gone before the Reclaimer is destroyed, which waits for it. */
template <typename T, typename Pointer = std::shared_ptr<const T>>
class Share
{
public:
    Share() noexcept = default;
    Share (const Share&) noexcept = default;
    Share (Share&&) noexcept = default;
    Share& operator= (const Share&) noexcept = default;
    Share& operator= (Share&&) noexcept = default;
    ~Share() = default;

    /** The object; null when there is none. Valid for as long as this share. */
    const T* get() const noexcept LOPSIDED_NONBLOCKING { return pointer.get(); }
    const T& operator*() const noexcept LOPSIDED_NONBLOCKING { return *pointer; }
    const T* operator->() const noexcept LOPSIDED_NONBLOCKING { return pointer.get(); }
    explicit operator bool() const noexcept LOPSIDED_NONBLOCKING { return pointer.get() != nullptr; }

    /** Drops the reference. Cost: one decrement of the object's counter. */
    void reset() noexcept { pointer.reset(); }

private:
    template <typename, typename, typename>
    friend class Reader;

    explicit Share (const Pointer& version) noexcept
        : pointer (version)
    {}

    Pointer pointer;
};
} // namespace lopsided
