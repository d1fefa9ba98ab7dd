#include "RealtimeTrap/ForeignCallScope.h"
#include "RealtimeTrap/RealtimeExpectations.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <gtest/gtest-spi.h>
#include <mutex>
#include <thread>
#include <unistd.h>
#include <vector>

namespace lopsided::testing
{
namespace
{
using Kind = Offence::Kind;

void allocate()
{
    void* volatile memory = std::malloc (16);
    std::free (memory);
}

class TrapLeavesAlone : public RealtimeTest
{};

TEST_F (TrapLeavesAlone, ACleanLoopOverSamples)
{
    std::vector<float> samples (4096, 1.0f);
    std::atomic<int> numBlocks { 0 };

    const auto process = [&] {
        for (auto& sample : samples)
            sample = std::tanh (sample * 0.5f + 0.1f);

        numBlocks.fetch_add (1);
    };

    runOnAudioThread ([&] {
        process(); // touches every page once
        const auto seen = expectNoOffences (process);
        EXPECT_EQ (seen.usage.minorFaults, 0);
        EXPECT_EQ (seen.usage.voluntarySwitches, 0);
    });

    EXPECT_EQ (numBlocks.load(), 2);
}

TEST_F (TrapLeavesAlone, ReadingTheClock)
{
    std::chrono::steady_clock::time_point now;
    expectNoOffences ([&] { now = std::chrono::steady_clock::now(); });
    EXPECT_NE (now.time_since_epoch().count(), 0);
}

TEST_F (TrapLeavesAlone, WhatHappensInsideAForeignCallScope)
{
    std::mutex mutex;

    expectNoOffences ([&] {
        const ForeignCallScope stranger;
        allocate();
        const std::lock_guard lock (mutex);
        std::this_thread::yield();
    });
}

TEST_F (TrapLeavesAlone, NothingAfterAForeignCallScopeHasEnded)
{
    const auto seen = observe ([] {
        {
            const ForeignCallScope stranger;
            std::this_thread::yield();
        }

        allocate();
        std::this_thread::yield();
    });

    EXPECT_TRUE (seen.has (Kind::heap, "malloc"));
    EXPECT_TRUE (seen.has (Kind::systemCall, "sched_yield") || ! seen.preparation.seesSystemCalls());
}

TEST_F (TrapLeavesAlone, TheStrangerAndNotTheHostItCallsBack)
{
    const auto seen = observe ([] {
        const ForeignCallScope stranger;
        allocate();

        {
            const RealtimeScope host;
            std::free (nullptr); // touches nothing
            allocate();
            getppid();
        }

        allocate();
    });

    EXPECT_EQ (seen.has (Kind::systemCall, "getppid"), seen.preparation.seesSystemCalls());
    EXPECT_EQ (seen.numOffences, seen.preparation.seesSystemCalls() ? 3u : 2u);
}

TEST_F (TrapLeavesAlone, AForeignCallScopeOutsideOfEveryRealtimeScope)
{
    prepareThread();
    takeThreadOffences();

    {
        const ForeignCallScope stranger;
        allocate();
    }

    allocate();
    EXPECT_EQ (threadOffenceCount(), 0u);
}

TEST_F (TrapLeavesAlone, AnOuterScopeArmedWhenAnInnerOneEnds)
{
    const auto seen = observe ([] {
        {
            const RealtimeScope inner;
        }

        allocate();
    });

    EXPECT_EQ (seen.numOffences, 2u);
}

TEST_F (TrapLeavesAlone, TheOtherThreads)
{
    std::atomic<bool> isArmed { false }, isDone { false };
    takeThreadOffences();

    std::thread audioThread ([&] {
        prepareThread();
        const RealtimeScope scope;
        isArmed = true;

        while (! isDone)
        {}
    });

    while (! isArmed)
        std::this_thread::yield();

    const auto before = offenceCount();

    for (int i = 0; i < 100; ++i)
    {
        allocate();
        std::this_thread::yield();
    }

    std::thread ([] { allocate(); }).join();
    EXPECT_EQ (offenceCount(), before);
    EXPECT_EQ (threadOffenceCount(), 0u);
    isDone = true;
    audioThread.join();
}

TEST_F (TrapLeavesAlone, ThreadsThatComeAndGo)
{
    for (int i = 0; i < 200; ++i)
        runOnAudioThread ([] {
            allocate();
            expectNoOffences ([] {});
            allocate();
        });
}

TEST (RealtimeExpectations, FailATestThatAllocatesInItsCallback)
{
    if (! isAvailable())
        GTEST_SKIP() << unavailableReason();

    ::testing::TestPartResultArray failures;

    {
        const ::testing::ScopedFakeTestPartResultReporter reporter (
            ::testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &failures);
        expectNoOffences ([] { allocate(); });
    }

    ASSERT_EQ (failures.size(), 3); // malloc, free, and the count
    EXPECT_NE (std::string (failures.GetTestPartResult (0).message()).find ("malloc at "), std::string::npos)
        << failures.GetTestPartResult (0).message();
}

TEST (RealtimeExpectations, StillCallTheFunctionWhereTheTrapIsInert)
{
    bool wasCalled = false;
    expectNoOffences ([&] { wasCalled = true; });
    EXPECT_TRUE (wasCalled);
}
} // namespace
} // namespace lopsided::testing
