#pragma once

#include "Liburcu.h"
#include "Payload.h"

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>

namespace lopsided::benchmarks
{
/** What the two flavours of liburcu have in common. Flavour gives the calls: registerThread,
    unregisterThread, enter, leave and synchronize. */
template <typename Flavour>
class LiburcuReaders
{
public:
    static Contender contender (std::string name, int numReaders, WriterActivity writer)
    {
        auto subject = std::make_shared<LiburcuReaders>();
        auto* const self = subject.get();
        Contender result { std::move (name), {}, std::move (subject) };

        for (int i = 0; i < numReaders; ++i)
            result.workers.push_back ({ [self] (std::size_t n) { self->read (n); }, Worker::Role::measured,
                                        &Flavour::registerThread, &Flavour::unregisterThread });

        if (writer == WriterActivity::publishesAllTheTime)
            result.workers.push_back (
                { [self] (std::size_t n) { self->publish (n); }, Worker::Role::background });

        return result;
    }

private:
    void read (std::size_t numOperations) noexcept
    {
        for (std::size_t i = 0; i < numOperations; ++i)
        {
            Flavour::enter();
            use (current.load (std::memory_order_acquire)->value); // pairs with the exchange in publish
            Flavour::leave();
        }
    }

    void publish (std::size_t numOperations)
    {
        for (std::size_t i = 0; i < numOperations; ++i)
        {
            auto next = std::make_unique<const Payload> (Payload { static_cast<long> (i) });
            const auto* const old = current.exchange (next.get());
            Flavour::synchronize();
            const auto freed = std::exchange (owned, std::move (next));
            use (old->value);
        }
    }

    std::unique_ptr<const Payload> owned = std::make_unique<const Payload>();
    std::atomic<const Payload*> current { owned.get() };
};
} // namespace lopsided::benchmarks
