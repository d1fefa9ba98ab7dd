#pragma once

#include "Payload.h"

#include <boost/smart_ptr/atomic_shared_ptr.hpp>
#include <boost/smart_ptr/make_shared.hpp>

#include <atomic>
#include <memory>
#include <type_traits>
#include <utility>

namespace lopsided::benchmarks
{
/** std::atomic<std::shared_ptr>, boost::atomic_shared_ptr: load a clone, drop it. */
template <typename Pointer, typename Atomic>
class AtomicSharedPointer
{
public:
    class Reader
    {
    public:
        explicit Reader (AtomicSharedPointer& ownerToUse)
            : owner (ownerToUse)
        {}

        void read() noexcept { use (owner.current.load()->value); }

    private:
        AtomicSharedPointer& owner;
    };

    AtomicSharedPointer() { current.store (Pointer { std::make_unique<Payload>() }); }

    void publish (std::shared_ptr<const Payload> next)
    {
        if constexpr (std::is_same_v<Pointer, std::shared_ptr<const Payload>>)
            current.store (std::move (next));
        else
            current.store (boost::make_shared<Payload> (*next));
    }

    void tidyUp() {}

private:
    Atomic current;
};

using StdAtomicSharedPointer =
    AtomicSharedPointer<std::shared_ptr<const Payload>, std::atomic<std::shared_ptr<const Payload>>>;
using BoostAtomicSharedPointer =
    AtomicSharedPointer<boost::shared_ptr<const Payload>, boost::atomic_shared_ptr<const Payload>>;
} // namespace lopsided::benchmarks
