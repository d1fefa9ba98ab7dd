#include <Host/Live/TimedMidiQueue.h>
#include <Host/SteadyNanos.h>
#include <gtest/gtest.h>
#include <thread>

namespace lopsided::testing
{
namespace
{

/** Receives blocks of 64 frames at 48 kHz, exactly when they are due. */
class TimedMidiQueueTest : public ::testing::Test
{
protected:
    static constexpr int block = 64;

    struct Event
    {
        int position = 0;
        juce::MidiMessage message;
    };

    TimedMidiQueueTest()
    {
        queue.prepare (48000.0);
        receive();
    }

    static std::int64_t nanos (int frames) { return 1'000'000'000ll * frames / 48000; }

    /** A time so many frames after the start of the block that was received last. */
    std::int64_t timeAt (int frames) const { return start + nanos (numBlocks * block - block + frames); }

    void note (int number, int frames) { send ({ 0x90, static_cast<std::uint8_t> (number), 100 }, frames); }

    void send (std::vector<std::uint8_t> bytes, int frames) { sender.send (bytes, timeAt (frames)); }

    std::vector<Event> receive()
    {
        std::vector<Event> events;

        for (const auto event : queue.receive (start + nanos (numBlocks++ * block), block))
            events.push_back ({ event.samplePosition, event.getMessage() });

        return events;
    }

    TimedMidiQueue queue;
    TimedMidiQueue::Sender sender { queue };
    const std::int64_t start = steadyNanos();
    int numBlocks = 0;
};

TEST_F (TimedMidiQueueTest, AnEventComesOneBlockAfterItsTimeAtItsSample)
{
    note (60, 5);
    note (61, 63);
    const auto events = receive();
    ASSERT_EQ (events.size(), 2u);
    EXPECT_EQ (events[0].position, 5);
    EXPECT_EQ (events[0].message.getNoteNumber(), 60);
    EXPECT_EQ (events[1].position, 63);
    EXPECT_TRUE (receive().empty());
}

TEST_F (TimedMidiQueueTest, AnEventOfTheBlockThatBeginsNowComesInTheNextOneAtItsSample)
{
    note (60, block + 7);
    EXPECT_TRUE (receive().empty());
    const auto events = receive();
    ASSERT_EQ (events.size(), 1u);
    EXPECT_EQ (events[0].position, 7);
}

TEST_F (TimedMidiQueueTest, WhatIsLateComesAtTheStartAndWhatClaimsToBeFarAheadComesSoon)
{
    note (60, -100000);
    ASSERT_EQ (receive().size(), 1u);
    note (61, 48000 * 60);

    int blocks = 0;

    while (receive().empty())
        ASSERT_LT (++blocks, 48000 / block);
}

TEST_F (TimedMidiQueueTest, OneSendersEventsStayInOrderWhateverTheirTimes)
{
    note (60, 50);
    send ({ 0x80, 60, 0 }, 20);
    const auto events = receive();
    ASSERT_EQ (events.size(), 2u);
    EXPECT_TRUE (events[0].message.isNoteOn());
    EXPECT_TRUE (events[1].message.isNoteOff());
    EXPECT_LE (events[0].position, events[1].position);
}

TEST_F (TimedMidiQueueTest, ALateBlockMovesEventsByLittle)
{
    note (60, 10);
    const auto late = start + nanos (numBlocks++ * block) + nanos (32);
    std::vector<int> positions;

    for (const auto event : queue.receive (late, block))
        positions.push_back (event.samplePosition);

    EXPECT_EQ (positions, std::vector<int> { 10 });
    note (61, 10);
    const auto next = receive();
    ASSERT_EQ (next.size(), 1u);
    EXPECT_NEAR (next[0].position, 10, 5);
}

TEST_F (TimedMidiQueueTest, WhatFindsNoRoomIsCountedButNoNoteOffIsLost)
{
    for (int number = 0; number < 128; ++number)
        note (number, 1);

    for (int i = 0; i < 2000; ++i)
        send ({ 0xb0, 1, static_cast<std::uint8_t> (i % 128) }, 2);

    for (int number = 0; number < 128; ++number)
        send ({ 0x80, static_cast<std::uint8_t> (number), 0 }, 3);

    EXPECT_GE (queue.lost(), 1000u);
    std::vector<bool> sounds (128);

    for (int i = 0; i < 4; ++i)
        for (const auto& event : receive())
            if (event.message.isNoteOnOrOff())
                sounds[static_cast<std::size_t> (event.message.getNoteNumber())] = event.message.isNoteOn();

    EXPECT_EQ (std::count (sounds.begin(), sounds.end(), true), 0);
}

TEST_F (TimedMidiQueueTest, MessagesThatAreTooLongAreCounted)
{
    send ({ 0xf0, 1, 2, 3, 4, 0xf7 }, 0);
    EXPECT_EQ (queue.lost(), 1u);
    EXPECT_TRUE (receive().empty());
}

TEST_F (TimedMidiQueueTest, WhatWaitsWhenTheRateChangesComesAtOnceAndInOrder)
{
    note (60, block + 10);
    send ({ 0x80, 60, 0 }, block + 20);
    queue.prepare (96000.0);
    const auto events = receive();
    ASSERT_EQ (events.size(), 2u);
    EXPECT_TRUE (events[0].message.isNoteOn());
    EXPECT_TRUE (events[1].message.isNoteOff());
}

TEST_F (TimedMidiQueueTest, ManyThreadsMaySend)
{
    constexpr int perThread = 1000;
    std::atomic<int> running { 3 };
    std::vector<std::thread> threads;

    for (int channel = 0; channel < 3; ++channel)
        threads.emplace_back ([this, channel, &running] {
            TimedMidiQueue::Sender own (queue);

            for (int i = 0; i < perThread; ++i)
            {
                const std::array<std::uint8_t, 3> bytes { static_cast<std::uint8_t> (0x90 + channel),
                                                          static_cast<std::uint8_t> (i % 128), 1 };
                own.send (bytes, steadyNanos());
                std::this_thread::yield();
            }

            --running;
        });

    std::array<int, 3> last { -1, -1, -1 };
    std::size_t numReceived = 0;
    const auto look = [&] {
        for (const auto event : queue.receive (steadyNanos(), block))
        {
            ++numReceived;
            last[event.data[0] & 3] = event.data[1];
        }
    };

    while (running > 0)
        look();

    for (auto& thread : threads)
        thread.join();

    for (int i = 0; i < 48000 / block; ++i)
        look();

    EXPECT_EQ (numReceived + queue.lost(), 3u * perThread);
}

} // namespace
} // namespace lopsided::testing
