#include "GraphFixture.h"

#include <memory>
#include <random>
#include <tuple>
#include <utility>
#include <vector>

namespace lopsided::testing
{
namespace
{
/** Parallel paths of different latency arrive together, at any rate and block size, in blocks of any length. */
class ContractLatency : public ::testing::TestWithParam<std::tuple<double, int>>
{
protected:
    ContractLatency() { graph.prepareToPlay (std::get<0> (GetParam()), std::get<1> (GetParam())); }

    void connect (NodeID source, int from, NodeID destination, int to)
    {
        graph.addConnection ({ { source, from }, { destination, to } }, CommitOptions::atOnce()).value();
    }

    NodeID addLatency (int samples)
    {
        return graph.addNode (std::make_unique<LatencyProcessor> (samples, 1)).value();
    }

    /** What the left output plays when the left input is one click at the start. Before that, the delays of all the
        edits fill with silence. */
    std::vector<float> clickThrough (int numSamples)
    {
        play (numSamples, 0.0f);
        return play (numSamples, 1.0f);
    }

    std::vector<float> play (int numSamples, float sample)
    {
        std::vector<float> result;
        std::mt19937 random { 3 };
        juce::MidiBuffer midi;

        while (static_cast<int> (result.size()) < numSamples)
        {
            const auto length =
                static_cast<int> (random() % (2 * static_cast<unsigned> (graph.getBlockSize()))) + 1;
            juce::AudioBuffer<float> audio { 2, length };
            audio.clear();
            audio.setSample (0, 0, std::exchange (sample, 0.0f));
            graph.processBlock (audio, midi);
            result.insert (result.end(), audio.getReadPointer (0), audio.getReadPointer (0) + length);
        }

        result.resize (static_cast<std::size_t> (numSamples));
        return result;
    }

    static std::vector<int> clicks (const std::vector<float>& samples)
    {
        std::vector<int> result;

        for (std::size_t i = 0; i < samples.size(); ++i)
            if (samples[i] != 0.0f)
                result.push_back (static_cast<int> (i));

        return result;
    }

    GraphProcessor graph;
};

TEST_P (ContractLatency, ParallelPathsArriveTogether)
{
    const auto slow = addLatency (700);
    const auto fast = addLatency (30);
    const auto fastToo = addLatency (41);

    for (const auto node : { slow, fast })
    {
        connect (graph.audioInput(), 0, node, 0);
    }

    connect (fast, 0, fastToo, 0);
    connect (slow, 0, graph.audioOutput(), 0);
    connect (fastToo, 0, graph.audioOutput(), 0);
    connect (graph.audioInput(), 0, graph.audioOutput(), 0);

    EXPECT_EQ (graph.getLatencySamples(), 700);
    const auto heard = clickThrough (2000);
    EXPECT_EQ (clicks (heard), std::vector<int> { 700 });
    EXPECT_FLOAT_EQ (heard[700], 3.0f) << "all three at once";
}

TEST_P (ContractLatency, PathsMeetInTheMiddleToo)
{
    const auto first = addLatency (100);
    const auto meeting = addLatency (25);
    connect (graph.audioInput(), 0, first, 0);
    connect (graph.audioInput(), 0, meeting, 0);
    connect (first, 0, meeting, 0);
    connect (meeting, 0, graph.audioOutput(), 0);

    EXPECT_EQ (graph.getLatencySamples(), 125);
    const auto heard = clickThrough (1000);
    EXPECT_EQ (clicks (heard), std::vector<int> { 125 });
    EXPECT_FLOAT_EQ (heard[125], 2.0f);
}

TEST_P (ContractLatency, ALatencyThatIsGoneIsNoLongerReported)
{
    const auto slow = addLatency (321);
    connect (graph.audioInput(), 0, slow, 0);
    connect (slow, 0, graph.audioOutput(), 0);
    EXPECT_EQ (graph.getLatencySamples(), 321);
    graph.removeNode (slow, CommitOptions::atOnce()).value();
    connect (graph.audioInput(), 0, graph.audioOutput(), 0);
    EXPECT_EQ (graph.getLatencySamples(), 0);
}

INSTANTIATE_TEST_SUITE_P (RatesAndBlocks, ContractLatency,
                          ::testing::Combine (::testing::Values (44100.0, 96000.0),
                                              ::testing::Values (1, 64, 480, 1024)));

} // namespace
} // namespace lopsided::testing
