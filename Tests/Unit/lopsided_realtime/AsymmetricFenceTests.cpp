#include <lopsided_realtime/fence/AsymmetricFence.h>

#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <thread>

namespace lopsided
{
TEST (AsymmetricFence, SaysTheSameEachTimeItIsAsked)
{
    const auto first = asymmetricFenceAvailable();
    EXPECT_EQ (asymmetricFenceAvailable(), first);
}

TEST (AsymmetricFence, IsAvailableExactlyWhereTheSystemRegistersTheProcess)
{
    EXPECT_EQ (asymmetricFenceAvailable(), detail::ProcessBarrier::registerProcess());

    // Once registered, the barrier itself has to work, or the light side would not be a fence at all.
    EXPECT_EQ (asymmetricFenceAvailable(), detail::ProcessBarrier::run());
}

// Store buffering: without the fences both threads may miss the other one's store.
TEST (AsymmetricFence, OneOfTwoThreadsAlwaysSeesTheOthersStore)
{
    constexpr int numRounds = 3000;
    std::atomic<int> light { 0 }, heavy { 0 };
    auto lightSaw = 0, heavySaw = 0, bothMissed = 0;

    std::barrier turn { 2, [&]() noexcept {
                           bothMissed += lightSaw < 0 && heavySaw < 0 ? 1 : 0;
                           lightSaw = heavySaw = 0;
                           light.store (0, std::memory_order_relaxed);
                           heavy.store (0, std::memory_order_relaxed);
                       } };

    std::thread other ([&] {
        for (int i = 0; i < numRounds; ++i)
        {
            light.store (1, std::memory_order_relaxed); // relaxed: the fence is what is tested
            asymmetricFenceLight();
            lightSaw = heavy.load (std::memory_order_relaxed) == 1 ? 1 : -1;
            turn.arrive_and_wait();
        }
    });

    for (int i = 0; i < numRounds; ++i)
    {
        heavy.store (1, std::memory_order_relaxed); // as above
        asymmetricFenceHeavy();
        heavySaw = light.load (std::memory_order_relaxed) == 1 ? 1 : -1;
        turn.arrive_and_wait();
    }

    other.join();
    EXPECT_EQ (bothMissed, 0);
}
} // namespace lopsided
