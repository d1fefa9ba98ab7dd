#include "GraphFixture.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <random>
#include <thread>
#include <vector>

namespace lopsided::testing
{
namespace
{
/** Nodes are added, removed and connected anew while another thread plays the graph: what is not touched is always heard,
    and no output is ever anything but what some version of the graph plays. */
class ContractPlaying : public GraphFixture
{
protected:
    ~ContractPlaying() override { stop(); }

    /** The left channel goes straight through, always; edits are made to the right one. */
    void start()
    {
        graph
            .addConnection ({ { graph.audioInput(), 0 }, { graph.audioOutput(), 0 } },
                            CommitOptions::atOnce())
            .value();
        thread = std::thread { [this] { play(); } };
        waitForBlocks (10);
    }

    void stop()
    {
        isPlaying = false;

        if (thread.joinable())
            thread.join();
    }

    void waitForBlocks (int number) const
    {
        for (const auto end = numBlocks + number; numBlocks < end;)
            std::this_thread::yield();
    }

    std::atomic<int> numBlocks { 0 };
    std::atomic<int> numBroken { 0 };    ///< samples of the left channel that are not what went in
    std::atomic<float> largest { 0.0f }; ///< of the right channel

private:
    void play()
    {
        juce::AudioBuffer<float> block { 2, blockSize };
        juce::MidiBuffer events;
        std::mt19937 random { 7 };

        while (isPlaying)
        {
            const auto length = static_cast<int> (random() % blockSize) + 1;
            block.setSize (2, length, false, false, true);

            for (int channel = 0; channel < 2; ++channel)
                juce::FloatVectorOperations::fill (block.getWritePointer (channel), 1.0f, length);

            graph.processBlock (block, events);

            for (int i = 0; i < length; ++i)
                numBroken += block.getSample (0, i) == 1.0f ? 0 : 1;

            largest = std::max (largest.load(), block.getMagnitude (1, 0, length));
            ++numBlocks;
        }
    }

    std::atomic<bool> isPlaying { true };
    std::thread thread;
};

TEST_F (ContractPlaying, WhatIsNotTouchedIsHeardThroughEveryEdit)
{
    const auto journal = std::make_shared<Journal>();
    start();
    std::mt19937 random { 11 };
    std::vector<NodeID> ids;

    for (int edits = 0; edits < 400; ++edits)
    {
        const auto choice = random() % 4;
        auto edit = graph.edit();

        if (choice == 0 || ids.size() < 2)
        {
            ids.push_back (edit.addNode (makeGain (0.5f, journal)));
            edit.connect ({ graph.audioInput(), 1 }, { ids.back(), 1 });
            edit.connect ({ ids.back(), 1 }, { graph.audioOutput(), 1 });
        }
        else if (const auto place = random() % ids.size(); choice == 1)
        {
            edit.removeNode (ids[place]);
            ids.erase (ids.begin() + static_cast<std::ptrdiff_t> (place));
        }
        else if (choice == 2)
        {
            edit.disconnectNode (ids[place]);
            edit.connect ({ graph.audioInput(), 1 }, { ids[place], 1 });
            edit.connect ({ ids[place], 1 }, { graph.audioOutput(), 1 });
        }
        else
        {
            edit.replaceNode (ids[place], makeGain (0.25f, journal));
        }

        const auto done = edit.commit (edits % 3 == 0 ? CommitOptions::atOnce() : CommitOptions {});
        ASSERT_TRUE (done.ok()) << done.error().message;

        if (ids.size() > 8)
        {
            graph.removeNode (ids.front()).value();
            ids.erase (ids.begin());
        }

        if (edits % 8 == 0)
            waitForBlocks (2);
    }

    stop();
    EXPECT_EQ (numBroken, 0);
    EXPECT_GT (largest, 0.2f) << "the edits were heard";
    EXPECT_EQ (graph.statistics().exceptionsInNodes, 0u);
    EXPECT_EQ (graph.statistics().destroyedOnAudioThread, 0u);
    EXPECT_EQ (journal->preparedElsewhere, 0);
}

TEST_F (ContractPlaying, EverythingThatIsRemovedIsDestroyedByTheMessageThread)
{
    const auto journal = std::make_shared<Journal>();
    start();

    for (int round = 0; round < 40; ++round)
    {
        const auto id = graph.addNode (makeGain (0.5f, journal), {}, CommitOptions::atOnce()).value();
        graph.addConnection ({ { graph.audioInput(), 1 }, { id, 1 } }, CommitOptions::atOnce()).value();
        graph.addConnection ({ { id, 1 }, { graph.audioOutput(), 1 } }, CommitOptions::atOnce()).value();
        waitForBlocks (2);
        graph.clear (CommitOptions::atOnce()).value();
        graph
            .addConnection ({ { graph.audioInput(), 0 }, { graph.audioOutput(), 0 } },
                            CommitOptions::atOnce())
            .value();
    }

    stop();
    ASSERT_TRUE (graph.drain (std::chrono::seconds { 10 }));
    EXPECT_EQ (journal->destroyed, 40);
    EXPECT_EQ (journal->destroyedElsewhere, 0);
}

TEST_F (ContractPlaying, ALayoutChangesWhileAllElseIsHeard)
{
    const auto id = graph.addNode (std::make_unique<ScalingProcessor> (0.5f)).value();
    graph.addConnection ({ { graph.audioInput(), 1 }, { id, 0 } }).value();
    graph.addConnection ({ { id, 0 }, { graph.audioOutput(), 1 } }).value();
    start();

    const auto numInputs = [&] {
        return graph.getNodeForId (id)->instance->processor().getTotalNumInputChannels();
    };
    const auto change = [&] (const juce::AudioChannelSet& set) {
        graph.setBusesLayout (id, { { set }, { set } }).value();
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds { 20 };

        while (numInputs() != set.size() && std::chrono::steady_clock::now() < end)
        {
            waitForBlocks (1);
            graph.reclaim();
        }

        ASSERT_EQ (numInputs(), set.size());
    };

    for (int round = 0; round < 3; ++round)
    {
        change (juce::AudioChannelSet::create5point1());
        graph.addConnection ({ { graph.audioInput(), 1 }, { id, 5 } }).value();
        EXPECT_TRUE (
            graph
                .setBusesLayout (id, { { juce::AudioChannelSet::mono() }, { juce::AudioChannelSet::mono() } })
                .has_error())
            << "it would lose a connection";
        graph.removeConnection ({ { graph.audioInput(), 1 }, { id, 5 } }).value();
        change (juce::AudioChannelSet::mono());
    }

    stop();
    EXPECT_EQ (numBroken, 0);
    EXPECT_TRUE (graph.preparationErrors().empty());
}

} // namespace
} // namespace lopsided::testing
