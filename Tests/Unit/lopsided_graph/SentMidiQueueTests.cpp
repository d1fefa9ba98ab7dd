#include <lopsided_graph/lopsided_graph.h>

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <barrier>
#include <thread>
#include <vector>

namespace lopsided
{
namespace
{
using Delivery = SentMidiQueue::Delivery;
using Bytes = std::array<std::uint8_t, 3>;

constexpr auto numForNotes = SentMidiQueue::capacity - SentMidiQueue::reserve;

Bytes on (int note, int channel = 0)
{
    return { static_cast<std::uint8_t> (0x90 | channel), static_cast<std::uint8_t> (note), 100 };
}

Bytes off (int note, int channel = 0)
{
    return { static_cast<std::uint8_t> (0x80 | channel), static_cast<std::uint8_t> (note), 0 };
}

struct Owed
{
    int channel;
    int ending;
    std::uint64_t numPushed;
};

std::vector<Owed> takeOwed (SentMidiQueue& queue)
{
    std::vector<Owed> owed;
    queue.takeOwed ([&] (int channel, int ending, std::uint64_t numPushed) {
        owed.push_back ({ channel, ending, numPushed });
    });
    return owed;
}

TEST (SentMidiQueue, HandsEventsOutInTheirOrder)
{
    SentMidiQueue queue;
    EXPECT_TRUE (queue.isEmpty());

    for (int i = 0; i < 2000; ++i)
    {
        ASSERT_EQ (queue.push (on (i % 128), i), Delivery::queued);
        ASSERT_EQ (queue.push (off (i % 128), i + 1), Delivery::queued);
        EXPECT_FALSE (queue.isEmpty());

        for (int k = 0; k < 2; ++k)
        {
            const auto event = queue.tryPop();
            ASSERT_TRUE (event.has_value());
            ASSERT_EQ (event->time, i + k);
            ASSERT_EQ (event->serial, static_cast<std::uint64_t> (2 * i + k + 1));
            ASSERT_EQ (event->bytes, k == 0 ? on (i % 128) : off (i % 128));
        }

        EXPECT_FALSE (queue.tryPop().has_value());
        queue.release (2);
    }

    EXPECT_TRUE (queue.isEmpty());
}

TEST (SentMidiQueue, KeepsRoomForWhatEndsASound)
{
    SentMidiQueue queue;

    for (std::size_t i = 0; i < numForNotes; ++i)
        ASSERT_EQ (queue.push (on (60), 0), Delivery::queued);

    EXPECT_EQ (queue.push (on (61), 0), Delivery::lost);
    EXPECT_EQ (queue.push (Bytes { 0xb0, 7, 100 }, 0), Delivery::lost);
    EXPECT_EQ (queue.push (Bytes { 0xb0, 64, 100 }, 0), Delivery::lost) << "a pedal that goes down";
    EXPECT_EQ (queue.push (off (60), 0), Delivery::queued);
    EXPECT_EQ (queue.push (Bytes { 0xb0, 64, 0 }, 0), Delivery::queued);
    EXPECT_EQ (queue.numWaiting(), numForNotes + 2);
}

TEST (SentMidiQueue, CountsRoomUntilItIsReleased)
{
    SentMidiQueue queue;

    for (std::size_t i = 0; i < numForNotes; ++i)
        ASSERT_EQ (queue.push (on (60), 0), Delivery::queued);

    while (queue.tryPop().has_value())
    {}

    EXPECT_EQ (queue.push (on (60), 0), Delivery::lost) << "they wait for their time elsewhere";
    queue.release (1);
    EXPECT_EQ (queue.push (on (60), 0), Delivery::queued);
}

TEST (SentMidiQueue, OwesWhatEndsASoundWhenThereIsNoRoomAtAll)
{
    SentMidiQueue queue;

    for (std::size_t i = 0; i < SentMidiQueue::capacity; ++i)
        ASSERT_EQ (queue.push (off (1), 0), Delivery::queued);

    EXPECT_TRUE (takeOwed (queue).empty());
    EXPECT_EQ (queue.push (off (60, 15), 0), Delivery::owed);
    EXPECT_EQ (queue.push (off (60, 15), 0), Delivery::owed) << "once is enough";
    EXPECT_EQ (queue.push (Bytes { 0xb3, 69, 0 }, 0), Delivery::owed);
    EXPECT_EQ (queue.push (Bytes { 0xb3, 120, 0 }, 0), Delivery::owed);

    const auto owed = takeOwed (queue);
    ASSERT_EQ (owed.size(), 3u);
    EXPECT_EQ (owed[0].channel, 3);
    EXPECT_EQ (owed[0].ending, MidiHolds::slotOfPedal (69));
    EXPECT_EQ (owed[1].channel, 3);
    EXPECT_EQ (owed[1].ending, SentMidiQueue::endingOfSoundOff);
    EXPECT_EQ (owed[2].channel, 15);
    EXPECT_EQ (owed[2].ending, 60);
    EXPECT_EQ (owed[2].numPushed, SentMidiQueue::capacity);
    EXPECT_TRUE (takeOwed (queue).empty());
}

TEST (SentMidiQueue, OfManyThreadsLosesNothingThatItHasTakenAndKeepsTheOrderOfEach)
{
    constexpr int numThreads = 4;
    constexpr int numEvents = 200000;
    constexpr int mostTries = 1000;
    SentMidiQueue queue;
    std::barrier begin { numThreads + 1 };
    std::atomic<int> numRunning { numThreads };
    std::array<std::atomic<int>, numThreads> numQueued {};
    std::vector<std::jthread> threads; // which are waited for, whatever is found

    for (int number = 0; number < numThreads; ++number)
        threads.emplace_back ([&, number] {
            begin.arrive_and_wait();

            // The time says which event it is, the channel whose. Each is tried for so long that a queue which had lost its
            // room would not hold up the test.
            for (int i = 0; i < numEvents; ++i)
                for (int tries = 0; tries < mostTries; ++tries)
                {
                    if (queue.push (on (i % 128, number), i) == Delivery::queued)
                    {
                        ++numQueued[static_cast<std::size_t> (number)];
                        break;
                    }

                    std::this_thread::yield();
                }

            --numRunning;
        });

    begin.arrive_and_wait();
    std::array<int, numThreads> numTaken {};
    std::array<std::int64_t, numThreads> last { -1, -1, -1, -1 };
    std::uint64_t serial = 0;

    for (auto isLastRound = false;;)
    {
        isLastRound = numRunning == 0;

        while (const auto event = queue.tryPop())
        {
            const auto thread = static_cast<std::size_t> (event->bytes[0] & 0x0f);
            ASSERT_LT (thread, std::size_t { numThreads });
            ASSERT_EQ (event->serial, ++serial);
            ASSERT_GT (event->time, last[thread]);
            ASSERT_EQ (event->bytes[1], event->time % 128);
            last[thread] = event->time;
            ++numTaken[thread];
            queue.release (1);
        }

        if (isLastRound)
            break;

        std::this_thread::yield(); // so that two that send run at once, where there are two cores
    }

    for (std::size_t i = 0; i < numThreads; ++i)
        EXPECT_EQ (numTaken[i], numQueued[i]);

    EXPECT_TRUE (queue.isEmpty());
}

} // namespace
} // namespace lopsided
