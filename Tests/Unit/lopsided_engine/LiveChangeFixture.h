#pragma once

#include "GraphFixture.h"
#include "LayoutProcessor.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace lopsided::testing
{

/** input -> a LayoutProcessor -> output, fed with ones. A block and a look by the producer take turns. */
class LiveChangeFixture : public GraphFixture, protected GraphListener
{
protected:
    using Set = juce::AudioChannelSet;

    LiveChangeFixture() { graph.addListener (this); }
    ~LiveChangeFixture() override { graph.removeListener (this); }

    NodeID insertLayout (float factor = 0.5f, std::shared_ptr<LayoutProcessor::Record> recordToKeep = nullptr)
    {
        auto processor = std::make_unique<LayoutProcessor> (factor, std::move (recordToKeep));
        record = processor->record;
        const auto id = insert (std::move (processor));
        previous = render();
        return id;
    }

    LayoutProcessor& get (NodeID id)
    {
        return dynamic_cast<LayoutProcessor&> (graph.model()->findNode (id)->instance->processor());
    }

    /** Renders blocks without the producer. */
    void play (int numBlocks)
    {
        for (int block = 0; block < numBlocks; ++block)
        {
            render();

            for (int i = 0; i < audio.getNumSamples(); ++i)
            {
                largestStep = std::max (largestStep, std::abs (audio.getSample (0, i) - previous));
                previous = audio.getSample (0, i);
            }
        }
    }

    /** A block, and what the producer does after it. */
    void takeTurns (int numBlocks = 60)
    {
        for (int block = 0; block < numBlocks; ++block)
        {
            play (1);
            graph.reclaim();
        }
    }

    void nodePrepared (NodeID node) override { preparedNodes.push_back (node); }
    void connectionsRemoved (const std::vector<Connection>& connections) override
    {
        removed.insert (removed.end(), connections.begin(), connections.end());
    }

    static constexpr float smallStep = 1.1f * 0.5f / 480.0f; ///< of a crossfade of 10 ms between 1 and 0.5

    std::shared_ptr<LayoutProcessor::Record> record; ///< of the newest
    std::vector<NodeID> preparedNodes;
    std::vector<Connection> removed;
    float previous = 0.0f;
    float largestStep = 0.0f;
};

} // namespace lopsided::testing
