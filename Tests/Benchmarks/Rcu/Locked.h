#pragma once

#include "Payload.h"

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <utility>

namespace lopsided::benchmarks
{
/** A pointer under a lock, which readers hold while they read. */
template <typename Mutex, typename ReadLock>
class Locked
{
public:
    class Reader
    {
    public:
        explicit Reader (Locked& ownerToUse)
            : owner (ownerToUse)
        {}

        void read()
        {
            const ReadLock lock { owner.mutex };
            use (owner.current->value);
        }

    private:
        Locked& owner;
    };

    void publish (std::shared_ptr<const Payload> next)
    {
        const std::lock_guard lock { mutex };
        std::swap (current, next); // the old one is freed after the lock
    }

    void tidyUp() {}

private:
    Mutex mutex;
    std::shared_ptr<const Payload> current = makePayload (0);
};

using UnderMutex = Locked<std::mutex, std::lock_guard<std::mutex>>;
using UnderSharedMutex = Locked<std::shared_mutex, std::shared_lock<std::shared_mutex>>;
} // namespace lopsided::benchmarks
