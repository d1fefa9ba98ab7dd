// Publishes an object of one's own to one's own audio callback, without JUCE: a new sound whenever the old one is on the
// air, and every old one freed here.
#include "Player.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

int main()
{
    constexpr int numSounds = 500;
    lopsided::Reclaimer reclaimer; // before its cells, and destroyed after them
    lopsided::RcuCell<Sound> cell { reclaimer, std::make_shared<const Sound> (Sound::make (1)) };
    Player player { cell };
    std::atomic<bool> isPlaying { true };

    // Stands for the driver's thread.
    std::thread audioThread { [&] {
        for (std::vector<float> block (64); isPlaying;)
            player.process (block);
    } };

    for (int number = 2; number <= numSounds; ++number)
    {
        cell.publish (
            std::make_shared<const Sound> (Sound::make (number))); // one exchange; waits for no callback
        reclaimer.reclaim();                                       // from a timer in a real program

        for (const auto seen = player.numBlocks.load(); player.numBlocks == seen;)
            std::this_thread::yield();
    }

    isPlaying = false;
    audioThread.join();
    reclaimer.reclaim();

    const auto counters = cell.counters();
    std::printf ("%d blocks, %d torn; %llu sounds published, %llu of %llu replaced ones freed\n",
                 player.numBlocks.load(), player.numTorn.load(),
                 static_cast<unsigned long long> (counters.published),
                 static_cast<unsigned long long> (counters.reclaimed),
                 static_cast<unsigned long long> (counters.retired));

    return player.numTorn == 0 && counters.published == numSounds && counters.retired == numSounds - 1
                   && counters.reclaimed == counters.retired
               ? EXIT_SUCCESS
               : EXIT_FAILURE;
}
