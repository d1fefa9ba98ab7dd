// lopsided_realtime in a project without JUCE.
#include <lopsided_realtime/lopsided_realtime.h>

#include <cstdio>
#include <cstdlib>
#include <thread>

#if defined(JUCE_VERSION)
    #error "there is JUCE in here"
#endif

int main()
{
    constexpr int numValues = 1000;
    lopsided::SpscQueue<int> queue { 16 };
    auto sum = 0;

    std::thread consumer { [&] {
        for (int count = 0; count < numValues;)
            if (const auto value = queue.tryPop())
            {
                sum += *value;
                ++count;
            }
            else
                std::this_thread::yield();
    } };

    for (int value = 1; value <= numValues;)
        if (queue.tryPush (value))
            ++value;
        else
            std::this_thread::yield();

    consumer.join();
    std::printf ("RealtimeAlone %s: %d values came through\n", LOPSIDED_VERSION_STRING, numValues);
    return sum == numValues * (numValues + 1) / 2 ? EXIT_SUCCESS : EXIT_FAILURE;
}
