#include "Tracked.h"

#include <lopsided_rcu/lopsided_rcu.h>

#include <gtest/gtest.h>

#if defined(__unix__) || defined(__APPLE__)

    #include <barrier>
    #include <chrono>
    #include <optional>
    #include <sys/wait.h>
    #include <unistd.h>

namespace lopsided::test
{
using namespace std::chrono_literals;
using Cell = RcuCell<Tracked>;

namespace
{
/** Runs a check in a forked child; what it returns is the child's exit code. */
template <typename Check>
int exitCodeInChild (Check check)
{
    const auto child = ::fork();

    if (child == 0)
        ::_exit (check());

    int status = -1;
    ::waitpid (child, &status, 0);
    return WIFEXITED (status) ? WEXITSTATUS (status) : 128 + WTERMSIG (status);
}
} // namespace

TEST (RcuFork, TheChildIsNotHeldUpByASectionOfAThreadThatStayedInTheParent)
{
    Ledger ledger;
    Reclaimer reclaimer;
    Cell cell { reclaimer, makeTracked (ledger, 1) };
    Cell::Reader reader { cell };
    std::barrier step { 2 };

    std::thread consumer ([&] {
        const ReadGuard guard { reader };
        step.arrive_and_wait(); // inside
        step.arrive_and_wait(); // the child is done
        EXPECT_EQ (guard->value, 1);
    });

    step.arrive_and_wait();
    cell.publish (makeTracked (ledger, 2));
    EXPECT_EQ (reclaimer.reclaim(), 0u);

    const auto code = exitCodeInChild ([&] {
        if (! reclaimer.drain (5000ms))
            return 1;

        // The reader's thread is dead in the child: its owner says so, and another thread may use it.
        reader.forceOffline();
        const ReadGuard guard { reader };
        cell.publish (makeTracked (ledger, 3));

        if (guard->value != 2 || reclaimer.reclaim() != 0)
            return 2;

        return ledger.alive() == 2 ? 0 : 3;
    });

    EXPECT_EQ (code, 0);
    EXPECT_EQ (ledger.alive(), 2) << "the parent's section goes on";
    EXPECT_EQ (reclaimer.reclaim(), 0u);
    step.arrive_and_wait();
    consumer.join();
    EXPECT_EQ (reclaimer.reclaim(), 1u);
}

TEST (RcuFork, GuardsOfTheForkingThreadEndHarmlesslyInTheChild)
{
    Ledger ledger;
    Reclaimer reclaimer;
    Cell cell { reclaimer, makeTracked (ledger, 1) };
    Cell::Reader reader { cell };
    std::optional<Cell::ReadGuard> outer, inner;
    outer.emplace (reader);
    inner.emplace (reader);

    const auto code = exitCodeInChild ([&] {
        {
            const ReadGuard third { reader };
            inner.reset();
            outer.reset();
            cell.publish (makeTracked (ledger, 2));

            if (! reader.isInside() || reclaimer.reclaim() != 0 || third->value != 1)
                return 1;
        }

        return ! reader.isInside() && reclaimer.reclaim() == 1 ? 0 : 2;
    });

    EXPECT_EQ (code, 0);
    EXPECT_TRUE (reader.isInside()) << "the parent's section goes on";
}

TEST (RcuFork, FindsNoLockHeldWhateverTheOtherThreadsAreDoing)
{
    Ledger ledger;
    Reclaimer reclaimer;
    Cell cell { reclaimer, makeTracked (ledger, 1) };
    std::atomic<bool> isOver { false };
    std::barrier start { 2 };

    std::thread producer ([&] {
        start.arrive_and_wait();

        while (! isOver)
        {
            // Without the heap, whose page faults would keep the thread outside the lock whenever a fork is going on.
            for (int i = 0; i < 100; ++i)
                cell.publish (std::shared_ptr<const Tracked>());

            reclaimer.reclaim();
        }
    });

    start.arrive_and_wait();

    for (int i = 0; i < 200; ++i)
    {
        const auto code = exitCodeInChild ([&] {
            ::alarm (10); // a lock that stayed behind would hang the child
            const auto before = cell.version();
            cell.publish (std::shared_ptr<const Tracked>());
            return cell.version() == before + 1 ? 0 : 1;
        });

        ASSERT_EQ (code, 0) << "in round " << i;
    }

    isOver = true;
    producer.join();
}
} // namespace lopsided::test

#endif
