#include "GraphFixture.h"

#include <atomic>
#include <barrier>
#include <cmath>
#include <numbers>
#include <random>
#include <thread>
#include <vector>

namespace lopsided::testing
{
namespace
{
using SwapTest = GraphFixture;

/** Two one-poles on the right and, with a latency beside it, a compensation delay on the left. */
void buildPath (GraphProcessor& graph)
{
    auto edit = graph.edit();
    const auto first = edit.addNode (std::make_unique<OnePoleProcessor> (0.9f));
    const auto second = edit.addNode (std::make_unique<OnePoleProcessor> (0.5f));
    const auto late = edit.addNode (std::make_unique<LatencyProcessor> (37));
    connectStereo (edit, graph.audioInput(), first);
    connectStereo (edit, first, second);
    connectStereo (edit, second, graph.audioOutput());
    edit.connect ({ second, 0 }, { late, 0 });
    edit.connect ({ late, 0 }, { graph.audioOutput(), 0 });
    EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
}

/** An edit beside the path: adds a node that leads nowhere, or takes the last one of these away. */
class Neighbour
{
public:
    explicit Neighbour (GraphProcessor& graphToEdit)
        : graph (graphToEdit)
    {}

    void edit()
    {
        auto transaction = graph.edit();

        if (last.isValid())
        {
            transaction.removeNode (last);
            last = {};
        }
        else
        {
            last = transaction.addNode (makeGain (0.5f));
            connectStereo (transaction, graph.audioInput(), last);
        }

        EXPECT_TRUE (transaction.commit (CommitOptions::atOnce()).ok());
    }

private:
    GraphProcessor& graph;
    NodeID last;
};

TEST_F (SwapTest, AnUntouchedPathIsBitIdenticalThroughTwoHundredSwaps)
{
    GraphProcessor undisturbed;
    undisturbed.prepareToPlay (sampleRate, blockSize);
    buildPath (undisturbed);
    buildPath (graph);

    Neighbour neighbour { graph };
    juce::AudioBuffer<float> expected { 2, blockSize };
    constexpr unsigned seed = 20;
    RecordProperty ("seed", seed);
    std::mt19937 random { seed };
    std::uniform_real_distribution<float> sample { -1.0f, 1.0f };

    for (int block = 0; block < 200; ++block)
    {
        for (int channel = 0; channel < 2; ++channel)
            for (int i = 0; i < blockSize; ++i)
            {
                const auto value = sample (random);
                expected.setSample (channel, i, value);
                audio.setSample (channel, i, value);
            }

        neighbour.edit();
        undisturbed.processBlock (expected, midi);
        graph.processBlock (audio, midi);

        for (int channel = 0; channel < 2; ++channel)
            for (int i = 0; i < blockSize; ++i)
                ASSERT_EQ (expected.getSample (channel, i), audio.getSample (channel, i))
                    << "block " << block << ", sample " << i;
    }
}

TEST_F (SwapTest, AGraphIsEditedWhileARealThreadRendersIt)
{
    // Both versions of the path sum up to the same: whatever is rendered is one of them, whole.
    constexpr int numEdits = 500;
    const auto journal = std::make_shared<Journal>();
    insert (makeGain (1.0f, journal));

    std::barrier start { 2 };
    std::atomic<bool> isOver { false };
    std::atomic<int> numBlocks { 0 };
    std::atomic<int> numWrong { 0 };

    std::thread audioThread { [&] {
        juce::AudioBuffer<float> block { 2, blockSize };
        juce::MidiBuffer events;
        start.arrive_and_wait();

        while (! isOver)
        {
            juce::FloatVectorOperations::fill (block.getWritePointer (0), 1.0f, blockSize);
            juce::FloatVectorOperations::fill (block.getWritePointer (1), 1.0f, blockSize);
            graph.processBlock (block, events);

            for (int i = 0; i < blockSize; ++i)
                if (block.getSample (0, i) != 1.0f || block.getSample (1, i) != 1.0f)
                    ++numWrong;

            ++numBlocks;
            numBlocks.notify_one();
        }
    } };

    start.arrive_and_wait();

    for (int i = 0; i < numEdits; ++i)
    {
        auto edit = graph.edit();
        edit.removeNode (graph.model()->nodes().front().id);
        const auto id = edit.addNode (makeGain (1.0f, journal));
        connectStereo (edit, graph.audioInput(), id);
        connectStereo (edit, id, graph.audioOutput());
        ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    }

    // At least one block of the last version.
    const auto before = numBlocks.load();

    for (auto now = before; now < before + 2; now = numBlocks)
        numBlocks.wait (now);

    isOver = true;
    audioThread.join();
    EXPECT_EQ (numWrong, 0);
    EXPECT_TRUE (graph.drain (std::chrono::seconds { 10 }));

    const auto statistics = graph.statistics();
    EXPECT_EQ (statistics.commits, std::uint64_t { numEdits } + 1);
    EXPECT_EQ (statistics.destroyedOnAudioThread, 0u);
    EXPECT_EQ (statistics.retired, statistics.reclaimed);
    EXPECT_EQ (statistics.concurrentRenders, 0u);
    EXPECT_EQ (journal->alive(), 1);
    EXPECT_EQ (journal->destroyedElsewhere, 0);
}

TEST_F (SwapTest, AThousandCommitsOfWhichNoneIsRenderedGiveTheirMemoryBack)
{
    const auto journal = std::make_shared<Journal>();
    insert (makeGain (1.0f, journal));
    render();

    for (int i = 0; i < 1000; ++i)
    {
        auto edit = graph.edit();
        edit.removeNode (graph.model()->nodes().front().id);
        const auto id = edit.addNode (makeGain (1.0f, journal));
        connectStereo (edit, graph.audioInput(), id);
        connectStereo (edit, id, graph.audioOutput());
        ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
        ASSERT_LE (journal->alive(), 8) << "each commit reclaims what came before";
    }

    EXPECT_TRUE (graph.drain (std::chrono::seconds { 10 }));
    const auto statistics = graph.statistics();
    EXPECT_GE (statistics.published, 1001u);
    EXPECT_EQ (statistics.published - statistics.retired, 1u);
    EXPECT_EQ (statistics.retired, statistics.reclaimed);
    EXPECT_EQ (statistics.instancesWaiting, 0u);
    EXPECT_EQ (statistics.instancesDestroyed, 1000u);
    EXPECT_EQ (journal->alive(), 1);
    EXPECT_EQ (render(), 1.0f);
}
} // namespace
} // namespace lopsided::testing
