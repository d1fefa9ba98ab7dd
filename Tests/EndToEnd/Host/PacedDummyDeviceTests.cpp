#include <Host/PacedDummyDevice.h>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <gtest/gtest.h>
#include <latch>
#include <thread>
#include <utility>
#include <vector>

namespace lopsided::testing
{
namespace
{

juce::BigInteger channels (int count)
{
    juce::BigInteger set;
    set.setRange (0, count, true);
    return set;
}

/** Counts blocks, and dwells in each as long as it is told. */
class CountingCallback final : public juce::AudioIODeviceCallback
{
public:
    explicit CountingCallback (int blocksToWaitFor)
        : enough (blocksToWaitFor),
          blocksLeft (blocksToWaitFor)
    {}

    void audioDeviceIOCallbackWithContext (const float* const* inputs, int numInputs, float* const*,
                                           int numOutputs, int numSamples,
                                           const juce::AudioIODeviceCallbackContext&) override
    {
        for (int channel = 0; channel < numInputs; ++channel)
            heardSomething = heardSomething || inputs[channel][numSamples - 1] != 0.0f;

        if (const auto now = Clock::now(); blocksLeft > 0)
            periods.push_back (now - std::exchange (lastBlock, now));

        inputsSeen = numInputs;
        outputsSeen = numOutputs;
        framesSeen = numSamples;
        std::this_thread::sleep_for (dwell);

        if (blocksLeft > 0 && --blocksLeft >= 0)
            enough.count_down();
    }

    void audioDeviceAboutToStart (juce::AudioIODevice*) override { ++starts; }
    void audioDeviceStopped() override { ++stops; }

    using Clock = std::chrono::steady_clock;

    std::latch enough;
    std::vector<Clock::duration> periods; // from one block to the next; of those that were waited for
    Clock::time_point lastBlock = Clock::now();
    int blocksLeft;
    std::chrono::microseconds dwell { 0 };
    std::atomic<bool> heardSomething { false };
    std::atomic<int> inputsSeen { 0 }, outputsSeen { 0 }, framesSeen { 0 };
    int starts = 0, stops = 0;
};

TEST (PacedDummyDevice, NeverRunsFasterThanRealTime)
{
    constexpr int numBlocks = 50;
    PacedDummyDevice device;
    CountingCallback callback (numBlocks);
    ASSERT_TRUE (device.open (channels (2), channels (2), 48000.0, 480).isEmpty());

    const auto start = std::chrono::steady_clock::now();
    device.start (&callback);
    callback.enough.wait();
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    device.stop();

    EXPECT_GE (elapsed.count(), 0.010 * (numBlocks - 1));
    EXPECT_EQ (callback.inputsSeen, 2);
    EXPECT_EQ (callback.outputsSeen, 2);
    EXPECT_EQ (callback.framesSeen, 480);
    EXPECT_FALSE (callback.heardSomething);
    EXPECT_EQ (callback.starts, 1);
    EXPECT_EQ (callback.stops, 1);
}

TEST (PacedDummyDevice, PlaysNoSlowerThanRealTime)
{
    constexpr int numBlocks = 60;
    PacedDummyDevice device;
    CountingCallback callback (numBlocks);
    ASSERT_TRUE (device.open (channels (0), channels (2), 48000.0, 480).isEmpty()); // a block lasts 10 ms

    device.start (&callback);
    callback.enough.wait();
    device.stop();

    // The median: a busy machine delays some of them.
    auto& periods = callback.periods;
    std::nth_element (periods.begin(), periods.begin() + numBlocks / 2, periods.end());
    const std::chrono::duration<double, std::milli> median = periods[numBlocks / 2];
    EXPECT_GT (median.count(), 9.0);
    EXPECT_LT (median.count(), 11.0);
}

TEST (PacedDummyDevice, CountsABlockThatIsNotReadyInTimeAsAnXrun)
{
    constexpr int numBlocks = 10;
    PacedDummyDevice device;
    CountingCallback callback (numBlocks);
    callback.dwell = std::chrono::milliseconds (4);
    ASSERT_TRUE (device.open (channels (0), channels (2), 48000.0, 48).isEmpty()); // a block lasts 1 ms

    device.start (&callback);
    callback.enough.wait();
    device.stop();
    EXPECT_GE (device.getXRunCount(), numBlocks - 1);
    EXPECT_EQ (callback.inputsSeen, 0);
}

TEST (PacedDummyDevice, CanBeStartedAgainAfterAStop)
{
    PacedDummyDevice device;
    ASSERT_TRUE (device.open (channels (2), channels (2), 48000.0, 64).isEmpty());

    for (int round = 0; round < 3; ++round)
    {
        CountingCallback callback (3);
        device.start (&callback);
        EXPECT_TRUE (device.isPlaying());
        callback.enough.wait();
        device.stop();
        EXPECT_FALSE (device.isPlaying());
    }
}

} // namespace
} // namespace lopsided::testing
