#include "GraphFixture.h"
#include "MessageLoop.h"

#include <algorithm>

namespace lopsided::testing
{
namespace
{

class TransitionTest : public GraphFixture
{
protected:
    NodeID insertGain (float gain)
    {
        auto edit = graph.edit();
        const auto id = edit.addNode (std::make_unique<ScalingProcessor> (gain));
        connectStereo (edit, graph.audioInput(), id);
        connectStereo (edit, id, graph.audioOutput());
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
        render (1.0f);
        return id;
    }

    /** Blocks of ones; the largest step from sample to sample of the left output, the last block's end included. */
    float largestStepOf (int numBlocks)
    {
        float largest = 0.0f;

        for (int block = 0; block < numBlocks; ++block)
        {
            render (1.0f);

            for (int i = 0; i < audio.getNumSamples(); ++i)
            {
                largest = std::max (largest, std::abs (audio.getSample (0, i) - previous));
                previous = audio.getSample (0, i);
            }
        }

        return largest;
    }

    float previous = 1.0f;
};

TEST_F (TransitionTest, ACommitFadesByDefaultAndSettlesByItself)
{
    const auto id = insertGain (1.0f);
    auto edit = graph.edit();
    edit.removeNode (id);
    ASSERT_TRUE (edit.commit ({ .tails = Tails::cut }).ok());

    EXPECT_LE (largestStepOf (20), 1.1f / 480.0f) << "10 ms at 48 kHz";
    EXPECT_EQ (previous, 0.0f);

    const auto published = graph.statistics().published;
    graph.reclaim();
    EXPECT_EQ (graph.statistics().published, published + 1) << "the settled sequence";
    EXPECT_TRUE (graph.drain (std::chrono::seconds { 5 }));
    EXPECT_EQ (graph.statistics().instancesDestroyed, 1u);
}

TEST_F (TransitionTest, ARemovedNodeThatRingsIsDestroyedOnlyWhenItIsSilent)
{
    const auto id = insertGain (1.0f);
    auto edit = graph.edit();
    edit.removeNode (id);
    ASSERT_TRUE (edit.commit().ok());
    largestStepOf (20);
    graph.reclaim();
    EXPECT_EQ (graph.statistics().instancesDestroyed, 0u) << "it has been silent for less than a second";

    largestStepOf (48000 / audio.getNumSamples() + 20);
    graph.reclaim();
    EXPECT_TRUE (graph.drain (std::chrono::seconds { 5 }));
    EXPECT_EQ (graph.statistics().instancesDestroyed, 1u);
}

TEST_F (TransitionTest, WorkersAreChangedWhileItPlaysWithoutASound)
{
    auto edit = graph.edit();

    for (const auto gain : { 0.25f, 0.75f })
    {
        const auto id = edit.addNode (std::make_unique<ScalingProcessor> (gain));
        connectStereo (edit, graph.audioInput(), id);
        connectStereo (edit, id, graph.audioOutput());
    }

    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    render (1.0f);

    for (const auto numWorkers : { 1, 2, 0, 1 })
    {
        ASSERT_TRUE (graph.setWorkers ({ .numWorkers = numWorkers }).has_value());
        EXPECT_EQ (graph.statistics().workers.size(), static_cast<std::size_t> (numWorkers));
        EXPECT_EQ (largestStepOf (20), 0.0f);
    }
}

} // namespace
} // namespace lopsided::testing
