#pragma once

#include "Version.h"

#include "../reclaim/ReclaimBin.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

namespace lopsided
{
/** A cell's bin together with its current version: what RcuCell and its readers share. */
template <typename T, typename Pointer, typename Entry>
class CellState final : public ReclaimBin
{
public:
    using CellVersion = Version<T, Pointer>;

    explicit CellState (Pointer initial)
    {
        Entry::prepare();
        auto first = std::make_unique<CellVersion>();
        first->fill (std::move (initial), ++count.published);
        currentVersion.store (first.release(), std::memory_order_seq_cst);
    }

    // [producers]

    std::uint64_t publish (Pointer next)
    {
        std::unique_lock hold { lock };
        auto& version = takeEmptyVersion (hold);
        return swapIn (version, std::move (next));
    }

    /** Publishes only if `base` is still the number of the current version; otherwise returns 0 and leaves `next`. */
    std::uint64_t publishAfter (std::uint64_t base, Pointer& next)
    {
        std::unique_lock hold { lock };
        auto& version = takeEmptyVersion (hold);

        // After that, because it may have let go of the lock.
        if (count.published != base)
        {
            spares.push_front (version);
            ++numSpares;
            return 0;
        }

        return swapIn (version, std::move (next));
    }

    std::pair<Pointer, std::uint64_t> currentAndNumber() const
    {
        const std::lock_guard hold { lock };
        return { holder().pointer, count.published };
    }

    std::uint64_t number() const
    {
        const std::lock_guard hold { lock };
        return count.published;
    }

    /** Unpublishes the last version: from now on readers find nothing. */
    void close()
    {
        const std::lock_guard hold { lock };
        retireInFavourOf (nothing);
    }

    // [readers] load it, producers exchange it
    alignas (64) std::atomic<CellVersion*> currentVersion { nullptr };

private:
    void fenceBeforeScan() noexcept override { Entry::fenceBeforeScan(); }

    /** A version without an object. Lets go of the lock while it allocates one. */
    CellVersion& takeEmptyVersion (std::unique_lock<SafeSpinLock>& hold)
    {
        if (! spares.empty())
        {
            auto& spare = spares.front();
            spares.pop_front();
            --numSpares;
            return static_cast<CellVersion&> (spare);
        }

        hold.unlock();
        auto made = std::make_unique<CellVersion>();
        hold.lock();
        return *made.release();
    }

    std::uint64_t swapIn (CellVersion& version, Pointer next) noexcept
    {
        version.fill (std::move (next), ++count.published);
        retireInFavourOf (version);
        return version.number;
    }

    /** The publish: unpublish the old version first, and only then let a grace period count for it. */
    void retireInFavourOf (CellVersion& next) noexcept
    {
        auto* const old = currentVersion.exchange (&next, std::memory_order_seq_cst);
        dead.retire (*old);
        ++count.retired;
    }

    /** The current version, for a producer that holds the lock. */
    const CellVersion& holder() const noexcept
    {
        // Relaxed, paired with the exchange under the same lock.
        return *currentVersion.load (std::memory_order_relaxed);
    }

    CellVersion nothing;
};
} // namespace lopsided
