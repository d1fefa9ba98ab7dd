#pragma once

#include <lopsided_realtime/lock/OwnerId.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace lopsided::test
{
/** What became of the objects of one test. */
struct Ledger
{
    std::atomic<int> made { 0 }, destroyed { 0 };

    int alive() const { return made - destroyed; }

    /** True when the thread destroyed at least one of them. */
    bool destroyedBy (OwnerId thread) const
    {
        const std::lock_guard hold { mutex };
        return std::find (destroyers.begin(), destroyers.end(), thread) != destroyers.end();
    }

    void addDestroyer (OwnerId thread)
    {
        const std::lock_guard hold { mutex };
        destroyers.push_back (thread);
    }

private:
    mutable std::mutex mutex;
    std::vector<OwnerId> destroyers;
};

/** An object that keeps a ledger, knows when it is used after its end, and can do something at its end. */
class Tracked
{
public:
    explicit Tracked (Ledger& ledgerToKeep, int initialValue = 0)
        : value (initialValue),
          ledger (&ledgerToKeep)
    {
        ++ledger->made;
    }

    Tracked (const Tracked& other)
        : value (other.value),
          ledger (other.ledger)
    {
        ++ledger->made;
    }
    Tracked& operator= (const Tracked&) = delete;

    ~Tracked()
    {
        if (atEnd)
            atEnd();

        value = poison;
        ledger->addDestroyer (OwnerId::current());
        ++ledger->destroyed;
    }

    static constexpr int poison = -0x5afe;

    int value;
    std::function<void()> atEnd;

private:
    Ledger* ledger;
};

inline std::shared_ptr<Tracked> makeTracked (Ledger& ledger, int value = 0)
{
    return std::make_shared<Tracked> (ledger, value);
}

/** Runs a function in a thread of its own and waits for its end. */
template <typename Function>
void inAnotherThread (Function function)
{
    std::thread (std::move (function)).join();
}
} // namespace lopsided::test
