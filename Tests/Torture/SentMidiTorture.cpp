// Threads that send MIDI to one node, and the one that renders it. Exit code 0: every event that was queued came out once,
// whole, with the serial of its place in the queue and in its sender's order, and all room was given back; 1: not so.
#include "TortureOptions.h"
#include "TortureRandom.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <thread>
#include <vector>

// Last: a mutant may need a standard header that the product does not.
#include <lopsided_graph/midi/MidiAdmission.cpp>
#include <lopsided_graph/midi/SentMidiQueue.cpp>

namespace lopsided::torture
{
class SentMidiTorture
{
public:
    explicit SentMidiTorture (const TortureOptions& optionsToUse)
        : options (optionsToUse),
          senders (static_cast<std::size_t> (options.numWriters))
    {}

    int run()
    {
        std::vector<std::thread> threads;

        for (int number = 0; number < options.numWriters; ++number)
            threads.emplace_back ([this, number] { send (number, { options.seed, number }); });

        const auto end = std::chrono::steady_clock::now() + options.time;

        for (TortureRandom random { options.seed, -1 };
             std::chrono::steady_clock::now() < end && ! isBroken && ! isHeldUp();)
            render (random);

        isOver = true;

        for (auto& thread : threads)
            thread.join();

        takeAll();
        return report();
    }

private:
    struct alignas (64) Sender
    {
        std::int64_t numQueued = 0; // of its own thread; the main one reads it after the join
        std::int64_t numTaken = 0;  // of the thread that renders
    };

    /** Mostly what ends a note, which may take all the room there is. Times count the events, and their bytes follow from
        those. */
    void send (int number, TortureRandom random)
    {
        auto& sender = senders[static_cast<std::size_t> (number)];

        while (! isOver)
        {
            for (int burst = random.oneIn (100) ? 600 : random.below (20); burst > 0 && ! isOver; --burst)
                if (queue.push (bytesOf (number, sender.numQueued), sender.numQueued)
                    == SentMidiQueue::Delivery::queued)
                    ++sender.numQueued;
                else
                    std::this_thread::yield();

            dwell (random.below (500));
        }
    }

    static std::array<std::uint8_t, 3> bytesOf (int number, std::int64_t time)
    {
        return { static_cast<std::uint8_t> ((time / 100 % 4 == 0 ? 0x90 : 0x80) | number),
                 static_cast<std::uint8_t> (time % 128), static_cast<std::uint8_t> (1 + time % 127) };
    }

    void render (TortureRandom& random)
    {
        // By turns it is quick, and so slow that the queue is full nearly all the time.
        const auto isSlow =
            (std::chrono::steady_clock::now() - start) / std::chrono::milliseconds (100) % 2 == 1;
        const auto most = ! isSlow ? random.below (200) : isFull() ? 1 + random.below (3) : 0;
        const auto numTaken = takeSome (most);
        queue.takeOwed ([this] (int channel, int, std::uint64_t numPushed) {
            ++numOwed;
            isBroken = isBroken || channel >= options.numWriters || numPushed < serial;
        });

        // Room is given back a while later, as a node does.
        dwell (random.below (2000));
        queue.release (numTaken);

        if (numTaken == 0)
            std::this_thread::yield();
    }

    bool isFull() const { return queue.numWaiting() >= SentMidiQueue::capacity; }

    /** Whether a full queue has given nothing for long: what is wrong with it shows when the senders have stopped. */
    bool isHeldUp()
    {
        const auto now = std::chrono::steady_clock::now();

        if (serial != serialBefore || ! isFull())
            lastProgress = now;

        serialBefore = serial;
        return now - lastProgress > std::chrono::seconds (2);
    }

    std::size_t takeSome (int most)
    {
        std::size_t numTaken = 0;

        for (; most > 0; --most, ++numTaken)
        {
            const auto event = queue.tryPop();

            if (! event.has_value())
                break;

            look (*event);
        }

        return numTaken;
    }

    void takeAll()
    {
        while (const auto numTaken = takeSome (100))
            queue.release (numTaken);
    }

    void look (const SentMidiEvent& event)
    {
        const auto number = event.bytes[0] & 0x0f;

        if (event.serial != ++serial || event.numBytes != 3 || number >= options.numWriters
            || event.time != senders[static_cast<std::size_t> (number)].numTaken++
            || event.bytes != bytesOf (number, event.time))
            isBroken = true;
    }

    int report()
    {
        std::int64_t numQueued = 0;

        for (const auto& sender : senders)
        {
            numQueued += sender.numQueued;
            isBroken = isBroken || sender.numTaken != sender.numQueued;
        }

        isBroken = isBroken || numQueued == 0 || queue.numWaiting() != 0;
        std::cout << "queued " << numQueued << ", taken " << serial << ", owed " << numOwed << ", waiting "
                  << queue.numWaiting() << (isBroken ? "\nBROKEN\n" : "\nsound\n");
        return isBroken ? 1 : 0;
    }

    const TortureOptions options;
    SentMidiQueue queue;
    std::vector<Sender> senders;
    std::uint64_t serial = 0, serialBefore = 0;
    const std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point lastProgress = start;
    std::uint64_t numOwed = 0;
    bool isBroken = false;
    std::atomic<bool> isOver { false };
};
} // namespace lopsided::torture

int main (int argc, char** argv)
{
    using namespace lopsided::torture;
    return SentMidiTorture { TortureOptions::fromCommandLine (argc, argv) }.run();
}
