// Who runs what belongs on the message thread: MessageRole.
#include "MessageLoop.h"

#include <lopsided_engine/message/MessageRole.h>

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

namespace lopsided::testing
{
namespace
{
TEST (MessageRole, AnotherThreadsFunctionRunsOnTheMessageThread)
{
    std::thread::id ranOn;
    std::atomic<bool> isDone { false };
    std::thread caller ([&] {
        MessageRole::run ([&] { ranOn = std::this_thread::get_id(); });
        isDone = true;
    });

    EXPECT_TRUE (runMessageLoopUntil ([&] { return isDone.load(); }));
    caller.join();
    EXPECT_EQ (ranOn, std::this_thread::get_id());
}

TEST (MessageRole, ACallerThatTheMessageThreadWaitsForHasTheRoleUntilThatDispatchesAgain)
{
    auto hadRole = false;
    std::thread::id ranOn;
    std::thread caller ([&] {
        MessageRole::run ([&] {
            hadRole = MessageRole::isHere();
            ranOn = std::this_thread::get_id();
        });
    });
    const auto callerId = caller.get_id();

    caller.join();
    EXPECT_TRUE (hadRole);
    EXPECT_EQ (ranOn, callerId);
    EXPECT_TRUE (runMessageLoopUntil (&MessageRole::isHere));
}

TEST (MessageRole, AMessageThreadThatIsBusyInTheRoleIsWaitedFor)
{
    std::atomic<bool> isCalling { false };
    std::atomic<bool> isDone { false };
    std::thread::id ranOn;
    std::thread caller;

    MessageRole::run ([&] {
        caller = std::thread ([&] {
            isCalling = true;
            MessageRole::run ([&] { ranOn = std::this_thread::get_id(); });
            isDone = true;
        });

        while (! isCalling)
            std::this_thread::yield();

        // Longer than a caller is patient with a message thread that does nothing.
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds (1500);

        while (std::chrono::steady_clock::now() < end)
            std::this_thread::yield();
    });

    EXPECT_FALSE (isDone);
    EXPECT_TRUE (runMessageLoopUntil ([&] { return isDone.load(); }));
    caller.join();
    EXPECT_EQ (ranOn, std::this_thread::get_id());
}

TEST (MessageRole, ACallerThatHoldsTheMessageThreadsLockHasTheRole)
{
    auto hadRole = false;
    std::atomic<bool> isDone { false };
    std::thread caller ([&] {
        {
            const juce::MessageManagerLock lock;
            MessageRole::run ([&] { hadRole = MessageRole::isHere(); });
        }
        isDone = true;
    });

    EXPECT_TRUE (runMessageLoopUntil ([&] { return isDone.load(); }));
    caller.join();
    EXPECT_TRUE (hadRole);
    EXPECT_TRUE (runMessageLoopUntil (&MessageRole::isHere));
}

TEST (MessageRole, WhatAFunctionThrowsReachesTheCaller)
{
    EXPECT_THROW (MessageRole::run ([] { throw std::runtime_error ("no"); }), std::runtime_error);

    auto hasCaught = false;
    std::thread caller ([&] {
        try
        {
            MessageRole::run ([] { throw std::runtime_error ("no"); });
        }
        catch (const std::runtime_error&)
        {
            hasCaught = true;
        }
    });

    caller.join(); // nobody dispatches: it runs there
    EXPECT_TRUE (hasCaught);
    EXPECT_TRUE (runMessageLoopUntil (&MessageRole::isHere));
}
} // namespace
} // namespace lopsided::testing
