// What goes wrong in one node, or by one caller, ends there.
#include "GraphFixture.h"

#include <atomic>
#include <barrier>
#include <memory>
#include <stdexcept>
#include <thread>

namespace lopsided::testing
{
namespace
{
using ContainmentTest = GraphFixture;

TEST_F (ContainmentTest, ASecondThreadThatRendersGetsSilenceAndIsCounted)
{
    std::barrier inside { 2 };
    std::barrier leave { 2 };
    insert (std::make_unique<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [&] (auto&, auto&) {
        inside.arrive_and_wait();
        leave.arrive_and_wait();
    }));

    std::thread first { [this] { render(); } };
    inside.arrive_and_wait();

    juce::AudioBuffer<float> second { 3, blockSize };
    juce::MidiBuffer events;
    juce::FloatVectorOperations::fill (second.getWritePointer (2), 1.0f, blockSize);
    events.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 0);
    graph.processBlock (second, events);
    EXPECT_EQ (second.getMagnitude (0, blockSize), 0.0f);
    EXPECT_TRUE (events.isEmpty());

    leave.arrive_and_wait();
    first.join();
    EXPECT_EQ (audio.getSample (0, 0), 1.0f);
    EXPECT_EQ (graph.statistics().concurrentRenders, 1u);
    EXPECT_EQ (graph.statistics().blocks, 1u);
}

TEST_F (ContainmentTest, ANodeThatRendersItsOwnGraphGetsSilence)
{
    insert (
        std::make_unique<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [this] (auto& block, auto&) {
            juce::AudioBuffer<float> inner { 2, blockSize };
            juce::MidiBuffer events;
            juce::FloatVectorOperations::fill (inner.getWritePointer (0), 1.0f, blockSize);
            graph.processBlock (inner, events);
            block.applyGain (1.0f + inner.getMagnitude (0, blockSize));
        }));

    EXPECT_EQ (render(), 1.0f);
    EXPECT_EQ (graph.statistics().concurrentRenders, 1u);
}

TEST_F (ContainmentTest, AnExceptionInANodeIsSilenceForItsBlockAndIsCounted)
{
    auto isBad = std::make_shared<std::atomic<bool>> (true);
    insert (std::make_unique<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [isBad] (auto&, auto&) {
        if (*isBad)
            throw std::runtime_error ("bad block");
    }));

    EXPECT_EQ (render(), 0.0f);
    EXPECT_EQ (graph.statistics().exceptionsInNodes, 1u);
    *isBad = false;
    EXPECT_EQ (render(), 1.0f);

    graph.prepareToPlay (sampleRate, blockSize);
    EXPECT_EQ (graph.statistics().exceptionsInNodes, 1u) << "figures survive a new configuration";
}
} // namespace
} // namespace lopsided::testing
