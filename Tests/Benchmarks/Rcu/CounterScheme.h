#pragma once

#include "Payload.h"

#include <atomic>
#include <memory>
#include <utility>

#if defined(__x86_64__)
    #include <immintrin.h>
#endif

namespace lopsided::benchmarks
{
/** The best-known form of the lopsided lock: one counter of all readers, and a shared_ptr that each reader
    clones.

    Its memory orders are the ones it is known with. They are formally too weak (see the module's README); on
    x86 they compile to what stronger ones would.
*/
class CounterScheme
{
public:
    class Reader
    {
    public:
        explicit Reader (CounterScheme& ownerToUse)
            : owner (ownerToUse)
        {}

        void read() noexcept
        {
            owner.numReaders.fetch_add (1, std::memory_order_release); // pairs with the writer's acquire load
            const auto clone =
                *owner.current.load (std::memory_order_acquire);       // pairs with the writer's exchange
            owner.numReaders.fetch_sub (1, std::memory_order_release); // pairs with the writer's acquire load
            use (clone->value);
        }

    private:
        CounterScheme& owner;
    };

    ~CounterScheme() { std::unique_ptr<Holder> last { current.load() }; }

    void publish (std::shared_ptr<const Payload> next)
    {
        auto* const replacement = std::make_unique<Holder> (std::move (next)).release();
        auto* expected = current.load();

        while (! current.compare_exchange_weak (expected, replacement))
        {}

        const std::unique_ptr<Holder> old { expected };

        while (numReaders.load (std::memory_order_acquire) != 0) // pairs with the readers' releases
            pause();
    }

    void tidyUp() {}

private:
    using Holder = std::shared_ptr<const Payload>;

    static void pause() noexcept
    {
#if defined(__x86_64__)
        _mm_pause();
#endif
    }

    alignas (64) std::atomic<int> numReaders { 0 };
    alignas (64) std::atomic<Holder*> current { std::make_unique<Holder> (makePayload (0)).release() };
};
} // namespace lopsided::benchmarks
