#include "RandomEdits.h"

#include <RandomSeeds.h>

namespace lopsided
{
namespace
{

struct Case
{
    double sampleRate;
    int maximumBlockSize;
    int numWorkers = 0;
};

/** One graph, edited and played at random: what is published is sometimes overtaken, sometimes taken late. */
class RandomTransitions : public ::testing::TestWithParam<Case>
{
protected:
    using Stages = RandomEdits::Stages;
    using Turns = RandomEdits::Turns;

    void play (std::uint32_t seed, Stages stages, Turns turns);
    void playSeeds (Stages stages, Turns turns);

    int numTurns = 0; ///< commits of two phases

private:
    [[nodiscard]] TransitionOptions chooseOptions (RandomEdits& edits) const;
    static void renderBlock (ComparedGraph& graph, std::mt19937& random, int numSamples);
    static void settle (ComparedGraph& graph, std::mt19937& random);
};

TransitionOptions RandomTransitions::chooseOptions (RandomEdits& edits) const
{
    constexpr int fades[] = { 0, 1, 50, 480, 480 };
    constexpr int caps[] = { 1, 300, 3000 };
    return { .fadeSamples = fades[edits.upTo (4)],
             .tails = edits.upTo (1) == 0 ? Tails::cut : Tails::ring,
             .curve = edits.upTo (2) == 0 ? FadeCurve::equalPower : FadeCurve::linear,
             .ringCapSamples = caps[edits.upTo (2)] };
}

void RandomTransitions::renderBlock (ComparedGraph& graph, std::mt19937& random, int numSamples)
{
    auto input = makeNoise (random, graph.compiled.settings.numInputs, numSamples);
    graph.render (input);
}

/** Whatever was edited, it comes to rest, and the model is then all that is rendered. */
void RandomTransitions::settle (ComparedGraph& graph, std::mt19937& random)
{
    using Progress = GraphCompiler::Progress;
    graph.take();

    for (int samples = 0; samples < 20000 && graph.progress() != Progress::settled && ! HasFailure();)
    {
        const auto numSamples = graph.compiled.settings.maximumBlockSize;
        renderBlock (graph, random, numSamples);
        samples += numSamples;

        if (graph.progress() == Progress::over)
            graph.commitAndTake();
    }

    EXPECT_EQ (graph.progress(), Progress::settled);
    EXPECT_EQ (graph.sequence().numNodes(), static_cast<int> (graph.model().nodes().size()));
    renderBlock (graph, random, graph.compiled.settings.maximumBlockSize);
}

void RandomTransitions::play (std::uint32_t seed, Stages stages, Turns turns)
{
    SCOPED_TRACE ("seed " + std::to_string (seed));
    std::mt19937 random { seed };
    const juce::ScopedNoDenormals asInWorkers;
    const auto [sampleRate, maximumBlockSize, numWorkers] = GetParam();
    ComparedGraph graph { { sampleRate, maximumBlockSize, 2, 2 } };
    RandomEdits edits { graph, seed, stages, turns };
    graph.compiled.settings.latencyBudgetSamples = 0;

    if (numWorkers > 0)
        graph.compiled.settings.workers =
            std::make_shared<WorkerPool> (WorkerOptions { .numWorkers = numWorkers });

    edits.populate (edits.upTo (12));
    graph.commitAndTake();

    for (int step = 0; step < 120 && ! HasFailure(); ++step)
    {
        SCOPED_TRACE ("step " + std::to_string (step));

        if (edits.upTo (1) == 0)
        {
            for (int count = 1 + edits.upTo (2); count > 0; --count)
                edits.edit();

            graph.commit (chooseOptions (edits));
            numTurns += ! HasFailure() && graph.hasTwoPhases() ? 1 : 0;
        }
        else if (graph.progress() == GraphCompiler::Progress::over)
        {
            graph.commit();
        }

        if (edits.upTo (3) != 0)
            graph.take();
        else if (edits.upTo (1) == 0)
            graph.reclaim();

        for (int blocks = edits.upTo (2); blocks > 0; --blocks)
            renderBlock (graph, random, 1 + edits.upTo (maximumBlockSize - 1));
    }

    if (! HasFailure())
        settle (graph, random);
}

void RandomTransitions::playSeeds (Stages stages, Turns turns)
{
    for (const auto seed : testing::randomSeeds (24))
    {
        play (seed, stages, turns);

        if (HasFailure())
            return;
    }
}

TEST_P (RandomTransitions, RenderEveryBlockBitIdenticallyToTheReference)
{
    playSeeds (Stages::no, Turns::no);
}

TEST_P (RandomTransitions, WithBypassMuteAndSoloToo)
{
    playSeeds (Stages::yes, Turns::no);
}

TEST_P (RandomTransitions, WithConnectionsThatAreTurnedRoundToo)
{
    playSeeds (Stages::yes, Turns::yes);
    EXPECT_GT (numTurns, 20);
}

INSTANTIATE_TEST_SUITE_P (RatesAndBlocks, RandomTransitions,
                          ::testing::Values (Case { 44100.0, 16 }, Case { 48000.0, 64 }, Case { 2000.0, 100 },
                                             Case { 96000.0, 512 }, Case { 44100.0, 1024 },
                                             Case { 44100.0, 32, 1 }, Case { 48000.0, 256, 1 },
                                             Case { 96000.0, 1024, 1 }));

} // namespace
} // namespace lopsided
