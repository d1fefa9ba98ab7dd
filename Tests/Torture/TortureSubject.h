#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace lopsided::torture
{
/** What a reader looks at. It is never given back to the system during a run: when its object is destroyed it is
    poisoned and grows older with each pass of the reclaimer, so a reader that is still there sees that.

    Source: rcutorture (P. McKenney): the idea of the pipe of ages. */
struct Payload
{
    static constexpr int fresh = 0, destroyed = 1, reusable = 10;
    static constexpr std::uint64_t sound = 0x0ddba11, poisoned = 0xdeadbeef;

    std::atomic<int> age { fresh };
    std::uint64_t token = sound; // not atomic: ThreadSanitizer sees who looks at it unordered
};

/** All payloads of a run. */
class PayloadPool
{
public:
    PayloadPool() = default;
    PayloadPool (const PayloadPool&) = delete;
    PayloadPool& operator= (const PayloadPool&) = delete;

    Payload& take()
    {
        const std::lock_guard hold { mutex };
        ++numInUse;

        if (reusable.empty())
            return *all.emplace_back (std::make_unique<Payload>());

        auto& payload = *reusable.back();
        reusable.pop_back();
        payload.token = Payload::sound;
        payload.age.store (Payload::fresh, std::memory_order_relaxed); // relaxed: unpublished
        return payload;
    }

    /** The end of an object: from here on nobody may look at its payload. */
    void giveBack (Payload& payload)
    {
        payload.token = Payload::poisoned;

        // Relaxed, paired with the reader's relaxed load: a reader that may see it at all is a finding.
        payload.age.store (Payload::destroyed, std::memory_order_relaxed);
        const std::lock_guard hold { mutex };
        --numInUse;
        ageing.push_back (&payload);
    }

    /** One more pass has gone by. */
    void growOlder()
    {
        const std::lock_guard hold { mutex };
        const auto old = std::partition (ageing.begin(), ageing.end(), [] (Payload* payload) {
            return payload->age.fetch_add (1, std::memory_order_relaxed) + 1 < Payload::reusable; // as above
        });

        reusable.insert (reusable.end(), old, ageing.end());
        ageing.erase (old, ageing.end());
    }

    std::size_t inUse() const
    {
        const std::lock_guard hold { mutex };
        return numInUse;
    }

private:
    mutable std::mutex mutex;
    std::vector<std::unique_ptr<Payload>> all;
    std::vector<Payload*> ageing, reusable;
    std::size_t numInUse = 0;
};

/** What one thread, or all of them, have found. */
struct Findings
{
    std::array<std::uint64_t, Payload::reusable + 2> sectionsByAge {};
    std::uint64_t poisoned = 0;

    void add (const Payload& payload) noexcept
    {
        poisoned += payload.token == Payload::sound ? 0 : 1;
        const auto age = payload.age.load (std::memory_order_relaxed); // paired with giveBack
        ++sectionsByAge[static_cast<std::size_t> (std::clamp (age, 0, Payload::reusable + 1))];
    }

    Findings& operator+= (const Findings& other) noexcept
    {
        for (std::size_t i = 0; i < sectionsByAge.size(); ++i)
            sectionsByAge[i] += other.sectionsByAge[i];

        poisoned += other.poisoned;
        return *this;
    }

    bool areSound() const noexcept
    {
        return poisoned == 0
               && std::all_of (sectionsByAge.begin() + Payload::destroyed, sectionsByAge.end(),
                               [] (auto count) { return count == 0; });
    }
};

/** True in a thread that reads: nothing may be destroyed there. */
inline thread_local bool isConsumerThread = false;

inline std::atomic<int> destroyedByConsumers { 0 };

/** The object that a cell publishes. */
class Subject
{
public:
    explicit Subject (PayloadPool& poolToUse)
        : pool (&poolToUse),
          payload (&poolToUse.take())
    {}
    Subject (const Subject& other)
        : Subject (*other.pool)
    {}
    Subject& operator= (const Subject&) = delete;

    ~Subject()
    {
        destroyedByConsumers += isConsumerThread ? 1 : 0;
        pool->giveBack (*payload);
    }

    const Payload& look() const noexcept { return *payload; }

private:
    PayloadPool* pool;
    Payload* payload;
};
} // namespace lopsided::torture
