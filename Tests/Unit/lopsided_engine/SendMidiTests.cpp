// MIDI that is sent to a node of a graph that plays.
#include "GraphFixture.h"

#include <gmock/gmock.h>

#include <atomic>
#include <barrier>
#include <chrono>
#include <thread>
#include <utility>
#include <vector>

namespace lopsided::testing
{
namespace
{
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Midi = TestProcessor::Midi;
using Event = std::pair<int, std::vector<int>>; ///< where in its block, and the bytes

/** input -> a node that writes down the MIDI that it hears -> output; nothing brings it any but who sends it. */
class SendMidiTest : public GraphFixture
{
protected:
    SendMidiTest()
        : node (insert (makeListener (heard)))
    {}

    std::unique_ptr<juce::AudioProcessor> makeListener (std::vector<Event>& where)
    {
        return std::make_unique<FunctionProcessor> (
            2, 2, Midi::accepts, [&where] (auto&, const juce::MidiBuffer& events) {
                for (const auto event : events)
                    where.emplace_back (event.samplePosition,
                                        std::vector<int> (event.data, event.data + event.numBytes));
            });
    }

    std::vector<Event> take() { return std::exchange (heard, {}); }

    static GraphError::Code codeOf (const GraphResult<void>& result) { return result.error().code; }

    std::vector<Event> heard;
    NodeID node;
};

const juce::MidiMessage on { 0x90, 60, 100 };
const juce::MidiMessage off { 0x80, 60, 0 };

TEST_F (SendMidiTest, AMessageReachesItsNodeInTheNextBlockOrAtItsSample)
{
    ASSERT_TRUE (graph.sendMidi (node, on).has_value());
    ASSERT_TRUE (graph.sendMidiAt (node, off, graph.samplePosition() + blockSize + 7).has_value());
    render();
    EXPECT_THAT (take(), ElementsAre (Event { 0, { 0x90, 60, 100 } }));
    render();
    EXPECT_THAT (take(), ElementsAre (Event { 7, { 0x80, 60, 0 } }));
    EXPECT_EQ (graph.statistics().sentMidiEvents, 2u);
}

TEST_F (SendMidiTest, WhatCannotBeSentIsRefusedNamingTheNode)
{
    const auto deaf = insert (makeGain (1.0f));
    EXPECT_EQ (codeOf (graph.sendMidi ({ 4711 }, on)), GraphError::Code::unknownNode);
    EXPECT_EQ (codeOf (graph.sendMidi (graph.midiInput(), on)), GraphError::Code::unknownNode);
    EXPECT_EQ (codeOf (graph.sendMidi (deaf, on)), GraphError::Code::portOutOfRange);
    EXPECT_EQ (graph.sendMidi (deaf, on).error().nodes, std::vector<NodeID> { deaf });
    EXPECT_NE (graph.sendMidi (deaf, on).error().message.find ("gain"), std::string::npos);
    EXPECT_EQ (graph.midiSender (deaf).error().code, GraphError::Code::portOutOfRange);

    const std::uint8_t data[] { 1, 2, 3, 4 };
    EXPECT_EQ (codeOf (graph.sendMidi (node, juce::MidiMessage::createSysExMessage (data, 4))),
               GraphError::Code::invalidValue);
    render();
    EXPECT_THAT (take(), IsEmpty());
}

TEST_F (SendMidiTest, ANoteSoundsThroughEditsOfOthersAndEndsWithItsOwnNode)
{
    ASSERT_TRUE (graph.sendMidi (node, on).has_value());
    render();
    insert (makeGain (0.5f));
    render();
    EXPECT_THAT (take(), ElementsAre (Event { 0, { 0x90, 60, 100 } }));

    auto edit = graph.edit();
    edit.removeNode (node);
    ASSERT_TRUE (edit.commit().ok());
    render();
    EXPECT_THAT (take(), ElementsAre (Event { 0, { 0x80, 60, 0 } }));
    EXPECT_EQ (codeOf (graph.sendMidi (node, off)), GraphError::Code::unknownNode);
}

TEST_F (SendMidiTest, AfterAReplacementTheNewOneHearsAndTheOldOneEnds)
{
    ASSERT_TRUE (graph.sendMidi (node, on).has_value());
    render();
    take();
    std::vector<Event> heardByNext;
    auto edit = graph.edit();
    edit.replaceNode (node, makeListener (heardByNext));
    ASSERT_TRUE (edit.commit().ok());
    ASSERT_TRUE (graph.sendMidi (node, juce::MidiMessage (0x90, 62, 1)).has_value());
    render();
    EXPECT_THAT (take(), ElementsAre (Event { 0, { 0x80, 60, 0 } }));
    EXPECT_THAT (heardByNext, ElementsAre (Event { 0, { 0x90, 62, 1 } }));
    render();
    graph.releaseResources();
}

TEST_F (SendMidiTest, WhatIsSentBeforePrepareToPlayWaitsForTheFirstBlock)
{
    graph.releaseResources();
    ASSERT_TRUE (graph.sendMidi (node, on).has_value());
    ASSERT_TRUE (graph.sendMidiAt (node, off, 1000000).has_value());
    graph.prepareToPlay (sampleRate, blockSize);
    render();
    EXPECT_THAT (take(), ElementsAre (Event { 0, { 0x90, 60, 100 } }, Event { 0, { 0x80, 60, 0 } }));
}

TEST_F (SendMidiTest, WhatIsOnItsWayToANodeThatIsGoneIsCounted)
{
    ASSERT_TRUE (graph.sendMidiAt (node, on, 1000000).has_value());
    auto edit = graph.edit();
    edit.removeNode (node);
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    render();
    ASSERT_TRUE (graph.drain (std::chrono::seconds { 10 }));
    EXPECT_EQ (graph.statistics().lostMidiEvents, 1u);
    EXPECT_EQ (graph.statistics().sentMidiEvents, 0u);
}

TEST_F (SendMidiTest, AFullQueueIsCountedAndEveryNoteEnds)
{
    for (int i = 0; i < 1000; ++i)
        ASSERT_TRUE (graph.sendMidiAt (node, on, 10000).has_value());

    for (int i = 0; i < 1000; ++i)
        ASSERT_TRUE (graph.sendMidiAt (node, off, 20000).has_value());

    for (int block = 0; block < 20000 / blockSize + 2; ++block)
        render();

    const auto statistics = graph.statistics();
    EXPECT_GT (statistics.lostMidiEvents, 0u);
    EXPECT_GT (statistics.owedMidiEvents, 0u);
    ASSERT_FALSE (heard.empty());
    EXPECT_EQ (heard.back().second.front(), 0x80);
}

/** Threads that send while the graph is edited and plays: what was taken arrives, in the order of each. */
TEST_F (SendMidiTest, SendersOfManyThreadsLoseNothingThroughSwaps)
{
    constexpr int numThreads = 3;
    constexpr int numMessages = 3000;
    std::vector<MidiSender> senders;

    for (int number = 0; number < numThreads; ++number)
        senders.push_back (graph.midiSender (node).value());

    std::barrier begin { numThreads + 1 };
    std::atomic<int> numRunning { numThreads };
    std::atomic<int> numSent { 0 };
    std::vector<std::thread> threads;

    for (int number = 0; number < numThreads; ++number)
        threads.emplace_back ([&, number] {
            begin.arrive_and_wait();

            // Controllers, which nobody merges, with numbers that rise.
            for (int i = 0; i < numMessages;)
            {
                if (senders[static_cast<std::size_t> (number)].send (
                        juce::MidiMessage (0xe0 | number, i % 128, i / 128)))
                    ++i, ++numSent;
                else
                    std::this_thread::yield();
            }

            --numRunning;
        });

    begin.arrive_and_wait();

    while (numRunning != 0)
    {
        render();
        insert (makeGain (0.0f));
    }

    for (auto& thread : threads)
        thread.join();

    render();
    EXPECT_EQ (static_cast<int> (heard.size()), numSent);
    std::vector<int> last (numThreads, -1);

    for (const auto& [time, bytes] : heard)
    {
        const auto number = bytes[1] + 128 * bytes[2];
        auto& before = last[static_cast<std::size_t> (bytes[0] & 0x0f)];
        ASSERT_EQ (number, before + 1);
        before = number;
    }
}

} // namespace
} // namespace lopsided::testing
