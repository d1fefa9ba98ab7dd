// Edits that come faster than their fades.
#include "GraphFixture.h"

#include <random>
#include <vector>

namespace lopsided::testing
{
namespace
{

/** 24 tracks of four gains of 1 into the left channel; a one-pole and a delay for compensation on the right. */
class EditRate : public GraphFixture
{
protected:
    static constexpr int numTracks = 24;
    static constexpr int numInserts = 4;
    static constexpr int samplesPerEdit = 48; ///< a thousand a second

    EditRate()
    {
        auto edit = graph.edit();

        for (int track = 0; track < numTracks; ++track)
        {
            auto source = graph.audioInput();

            for (int insert = 0; insert < numInserts; ++insert)
            {
                inserts.push_back (edit.addNode (makeGain (1.0f, journal)));
                edit.connect ({ source, 0 }, { inserts.back(), 0 });
                source = inserts.back();
            }

            edit.connect ({ source, 0 }, { graph.audioOutput(), 0 });
        }

        buildUntouched (graph, edit);
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

        auto other = undisturbed.edit();
        undisturbed.prepareToPlay (sampleRate, blockSize);
        buildUntouched (undisturbed, other);
        EXPECT_TRUE (other.commit (CommitOptions::atOnce()).ok());
    }

    static void buildUntouched (GraphProcessor& processor, Transaction& edit)
    {
        const auto filter = edit.addNode (std::make_unique<OnePoleProcessor> (0.9f));
        const auto late = edit.addNode (std::make_unique<LatencyProcessor> (100));
        edit.connect ({ processor.audioInput(), 1 }, { filter, 1 });
        edit.connect ({ filter, 1 }, { processor.audioOutput(), 1 });
        edit.connect ({ processor.audioInput(), 1 }, { late, 1 });
        edit.connect ({ late, 1 }, { processor.audioOutput(), 1 });
    }

    /** A block of ones on the left and of noise on the right, through both graphs. */
    void play()
    {
        juce::AudioBuffer<float> expected { 2, blockSize };

        for (int i = 0; i < blockSize; ++i)
        {
            const auto value = noise (random);
            audio.setSample (0, i, 1.0f);
            audio.setSample (1, i, value);
            expected.setSample (0, i, 0.0f);
            expected.setSample (1, i, value);
        }

        graph.processBlock (audio, midi);
        undisturbed.processBlock (expected, midi);
        numSamples += blockSize;

        for (int i = 0; i < blockSize; ++i)
        {
            ASSERT_EQ (audio.getSample (1, i), expected.getSample (1, i)) << "nobody touches this one";

            // The first ones come as late as the compensation on the left lets them. A node that is replaced twice within a
            // fade is a little louder or softer meanwhile; a track that is missing would be a whole one less.
            if (numSamples > 2 * blockSize + 100)
            {
                ASSERT_NEAR (audio.getSample (0, i), static_cast<float> (numTracks), 0.6f);
            }
        }
    }

    void replaceAny()
    {
        auto edit = graph.edit();
        const auto last = static_cast<int> (inserts.size()) - 1;
        const auto which = std::uniform_int_distribution<int> { 0, last }(random);
        edit.replaceNode (inserts[static_cast<std::size_t> (which)], makeGain (1.0f, journal));
        ASSERT_TRUE (edit.commit().ok());
    }

    const std::shared_ptr<Journal> journal = std::make_shared<Journal>();
    GraphProcessor undisturbed;
    std::vector<NodeID> inserts;
    std::mt19937 random { 20 };
    std::uniform_real_distribution<float> noise { -1.0f, 1.0f };
    int numSamples = 0;
};

TEST_F (EditRate, OfAThousandASecondOnAHundredNodesStaysCorrectAndBounded)
{
    constexpr auto numNodes = numTracks * numInserts;
    constexpr auto maximumRinging = 64;
    constexpr auto leaving = 48; // what has just been told to fade out, and what waits to be reclaimed

    for (int i = 0; i < 10; ++i)
        play();

    for (int edits = 0; edits < 1000 && ! HasFatalFailure(); ++edits)
    {
        replaceAny();
        ASSERT_LE (journal->alive(), numNodes + maximumRinging + leaving) << "after " << edits << " edits";
        const auto statistics = graph.statistics();
        ASSERT_LE (statistics.retired - statistics.reclaimed, 8u);

        while (numSamples < (edits + 1) * samplesPerEdit && ! HasFatalFailure())
            play();
    }

    // What rings is silent, and is found to be so after a second.
    for (int samples = 0; samples < 3 * 48000 && ! HasFatalFailure(); samples += blockSize)
    {
        play();
        graph.reclaim();
    }

    EXPECT_TRUE (graph.drain (std::chrono::seconds { 10 }));
    const auto statistics = graph.statistics();
    EXPECT_EQ (journal->alive(), numNodes);
    EXPECT_EQ (statistics.retired, statistics.reclaimed);
    EXPECT_EQ (statistics.published - statistics.retired, 1u);
    EXPECT_EQ (statistics.destroyedOnAudioThread, 0u);
}

} // namespace
} // namespace lopsided::testing
