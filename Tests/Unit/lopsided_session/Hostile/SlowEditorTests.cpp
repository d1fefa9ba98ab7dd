#include "../../lopsided_plugins/VirtualScreen.h"
#include "HostileNodes.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <thread>

namespace lopsided::testing
{
namespace
{

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

class SlowEditors : public HostileNodes
{
protected:
    void SetUp() override
    {
        if (! VirtualScreen::reason().empty())
            GTEST_SKIP() << VirtualScreen::reason();
    }

    /** Renders at a device's pace, and notes how long the longest block was late. Thread: one that is not the message thread. */
    void playUntil (const std::atomic<bool>& isOver)
    {
        const auto blockTime = std::chrono::duration_cast<Clock::duration> (Seconds (blockSize / sampleRate));
        juce::AudioBuffer<float> audio (2, blockSize);
        juce::MidiBuffer midi;
        auto before = Clock::now();

        for (auto due = before; ! isOver; ++numBlocks)
        {
            graph.processBlock (audio, midi);
            const auto now = Clock::now();
            longestGap = std::max (longestGap, now - before);
            before = now;
            std::this_thread::sleep_until (due += blockTime); // the device's pace
        }
    }

    std::atomic<int> numBlocks { 0 };
    Clock::duration longestGap {};
};

TEST_P (SlowEditors, HoldUpNoAudioWhileTheyAreMade)
{
    ASSERT_NO_FATAL_FAILURE (build ("slow-editor"));
    std::atomic<bool> isOver { false };
    std::thread audioThread { [&] { playUntil (isOver); } };

    const auto blocksBefore = numBlocks.load();
    const auto start = Clock::now();
    auto editor = createPluginEditor (plugin());
    const Seconds taken = Clock::now() - start;
    const auto blocksMeanwhile = numBlocks - blocksBefore;
    isOver = true;
    audioThread.join();
    const Seconds gap = longestGap;
    std::cout << "# " << taken.count() << " s for an editor, " << blocksMeanwhile
              << " blocks meanwhile, no two further apart than " << gap.count() << " s\n";

    ASSERT_GE (taken.count(), 3.0) << "it is not as slow as it should be: nothing is tested";
    EXPECT_GT (blocksMeanwhile, static_cast<int> (0.5 * taken.count() * sampleRate / blockSize));
    EXPECT_LT (gap.count(), 1.0);

    // In the end it has none, and the user gets a generic one.
    ASSERT_TRUE (editor) << editor.error().message;
    EXPECT_NE (dynamic_cast<juce::GenericAudioProcessorEditor*> (editor->get()), nullptr);
}

INSTANTIATE_TEST_SUITE_P (As, SlowEditors, ::testing::Values ("LV2", "VST3"), nameOfFormat);

} // namespace
} // namespace lopsided::testing
