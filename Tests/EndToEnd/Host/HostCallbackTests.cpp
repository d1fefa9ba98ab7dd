#include "../Trapped/TrapCallbackGuard.h"
#include "PreparedGraphTest.h"
#include <Host/HostCallback.h>
#include <Host/UnmeasuredGuard.h>
#include <RealtimeTrap/RealtimeTrap.h>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <thread>
#include <vector>

namespace lopsided::testing
{
namespace
{

/** A graph that passes its input through, and device buffers for it. */
class HostCallbackTest : public PreparedGraphTest
{
protected:
    HostCallbackTest()
    {
        auto edit = graph.edit();

        for (int channel = 0; channel < 2; ++channel)
            edit.connect ({ GraphProcessor::audioInput(), channel },
                          { GraphProcessor::audioOutput(), channel });

        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    }

    void call (HostCallback& callback, int numInputs, int numOutputs, int numFrames)
    {
        const float* inputs[] { left.data(), right.data() };
        float* outputs[] { outLeft.data(), outRight.data(), outThird.data() };
        callback.audioDeviceIOCallbackWithContext (inputs, numInputs, outputs, numOutputs, numFrames, {});
    }

    std::vector<float> left = std::vector<float> (1000, 0.25f), right = std::vector<float> (1000, -0.5f);
    std::vector<float> outLeft = std::vector<float> (1000, 9.0f), outRight = outLeft, outThird = outLeft;
};

TEST_F (HostCallbackTest, RendersDeviceBlocksOfAnyLengthInPieces)
{
    UnmeasuredGuard guard;
    HostCallback callback (graph, guard, nullptr, rate, maximumBlock);

    for (const auto numFrames : { 1, 63, 64, 65, 1000 })
    {
        std::fill (outLeft.begin(), outLeft.end(), 9.0f);
        call (callback, 2, 2, numFrames);
        EXPECT_EQ (std::count (outLeft.begin(), outLeft.end(), 0.25f), numFrames);
        EXPECT_EQ (outRight[static_cast<std::size_t> (numFrames) - 1], -0.5f);

        const auto record = callback.takeRecord();
        ASSERT_TRUE (record.has_value());
        EXPECT_EQ (record->numFrames, numFrames);
        EXPECT_EQ (record->peak, 0.5f);
        EXPECT_NEAR (record->sumOfSquares, numFrames * (0.0625 + 0.25), 1.0e-6);
    }

    EXPECT_EQ (callback.blocks(), 5u);
    EXPECT_EQ (callback.frames(), 1u + 63u + 64u + 65u + 1000u);
}

TEST_F (HostCallbackTest, HearsSilenceWhereTheDeviceHasNoInputAndFillsOutputsThatTheGraphLacks)
{
    UnmeasuredGuard guard;
    HostCallback callback (graph, guard, nullptr, rate, maximumBlock);
    call (callback, 1, 3, 64);
    EXPECT_EQ (outLeft[0], 0.25f);
    EXPECT_EQ (outRight[0], 0.0f);
    EXPECT_EQ (outThird[0], 0.0f);
}

TEST_F (HostCallbackTest, CountsNonFiniteSamplesAndKeepsThemFromTheDevice)
{
    left[3] = std::numeric_limits<float>::quiet_NaN();
    right[4] = std::numeric_limits<float>::infinity();
    UnmeasuredGuard guard;
    HostCallback callback (graph, guard, nullptr, rate, maximumBlock);
    call (callback, 2, 2, 64);
    EXPECT_EQ (outLeft[3], 0.0f);
    EXPECT_EQ (outRight[4], 0.0f);
    EXPECT_EQ (callback.takeRecord()->nonFiniteSamples, 2u);
}

TEST_F (HostCallbackTest, CommitsNoOffenceWithFullQueuesFullRecorderAndSwapsMeanwhile)
{
    if (! trap::isAvailable())
        GTEST_SKIP() << trap::unavailableReason();

    auto recorder = Recorder::start ({}, 100.0, 2); // room for 800 frames: full at once
    ASSERT_TRUE (recorder.has_value());
    TrapCallbackGuard guard (TrapCallbackGuard::Plant::nothing);
    graph.setNodeCallObserver (guard.nodeCallObserver());
    HostCallback callback (graph, guard, recorder->get(), rate, maximumBlock);
    std::atomic<bool> done { false };

    // More blocks than the record queue holds, and nobody takes them.
    std::thread audio ([&] {
        for (int block = 0; block < 70000; ++block)
            call (callback, 2, 2, 1 + block % 64);

        done = true;
    });

    for (int edits = 0; ! done; ++edits)
    {
        const Connection connection { { GraphProcessor::audioInput(), 0 },
                                      { GraphProcessor::audioOutput(), 0 } };
        auto edit = graph.edit();
        edits % 2 == 0 ? edit.disconnect (connection) : edit.connect (connection);
        ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
        graph.reclaim();
    }

    audio.join();
    EXPECT_GT (callback.droppedRecords(), 0u);
    EXPECT_GT (graph.statistics().published, 10u);
    EXPECT_EQ (*guard.offences(), 0u) << ::testing::PrintToString (guard.describeOffences());
    EXPECT_EQ (graph.statistics().destroyedOnAudioThread, 0u);
    graph.setNodeCallObserver (nullptr);
}

TEST_F (HostCallbackTest, AnAllocationThatIsPlantedInItIsCaught)
{
    if (! trap::isAvailable())
        GTEST_SKIP() << trap::unavailableReason();

    TrapCallbackGuard guard (TrapCallbackGuard::Plant::allocation);
    HostCallback callback (graph, guard, nullptr, rate, maximumBlock);
    std::thread ([&] {
        for (std::uint64_t block = 0; block < TrapCallbackGuard::plantedBlock; ++block)
            call (callback, 2, 2, 64);
    }).join();
    EXPECT_GE (*guard.offences(), 1u);
}

} // namespace
} // namespace lopsided::testing
