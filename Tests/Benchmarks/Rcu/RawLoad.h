#pragma once

#include "Payload.h"

#include <atomic>
#include <memory>

namespace lopsided::benchmarks
{
/** A bare pointer and no protection: the bound below which no scheme can come. It never frees. */
class RawLoad
{
public:
    class Reader
    {
    public:
        explicit Reader (RawLoad& ownerToUse)
            : owner (ownerToUse)
        {}

        void read() noexcept
        {
            use (owner.current.load (std::memory_order_acquire)->value); // pairs with the store in publish
        }

    private:
        RawLoad& owner;
    };

    void publish (const std::shared_ptr<const Payload>&)
    {
        // Two objects take turns: nothing could ever be freed.
        turn = 1 - turn;
        current.store (&objects[turn], std::memory_order_release); // pairs with the reader's acquire load
    }

    void tidyUp() {}

private:
    const Payload objects[2] = {};
    int turn = 0;
    std::atomic<const Payload*> current { &objects[0] };
};
} // namespace lopsided::benchmarks
