#include "../RandomSettings.h"
#include "RandomEdits.h"

#include <RandomSeeds.h>

namespace lopsided
{
namespace
{

/** One graph, edited and played at random, with settings and block sizes at random: what is published is sometimes overtaken,
    sometimes taken late. In the end all is removed, and nothing of it is left. */
class RandomTransitions : public ::testing::Test
{
protected:
    using Stages = RandomEdits::Stages;
    using Turns = RandomEdits::Turns;

    void play (std::uint32_t seed, Stages stages, Turns turns);
    void playSeeds (Stages stages, Turns turns);

    int numTurns = 0; ///< commits of two phases

private:
    void editAndPlay (ComparedGraph& graph, RandomEdits& edits, std::mt19937& random);
    [[nodiscard]] TransitionOptions chooseOptions (RandomEdits& edits) const;
    static void renderBlock (ComparedGraph& graph, std::mt19937& random, int numSamples);
    static void settle (ComparedGraph& graph, std::mt19937& random);
    static void removeAll (ComparedGraph& graph, std::mt19937& random);

    RandomSettings drawn { RandomSettings::Rates::slowToo };
};

/** A buffer arena is kept while it is not far too large. */
std::size_t spareBytes (const RenderSettings& settings)
{
    constexpr std::size_t numBuffers = 2 * 16 + 64;
    return numBuffers * static_cast<std::size_t> (settings.maximumBlockSize + 32) * sizeof (float);
}

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

    for (int samples = 0; samples < 120000 && graph.progress() != Progress::settled && ! HasFailure();)
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

/** What is left when nothing is in the graph any more is as large as if nothing ever was. */
void RandomTransitions::removeAll (ComparedGraph& graph, std::mt19937& random)
{
    while (! graph.model().nodes().empty())
        graph.remove (graph.model().nodes().begin()->id);

    while (! graph.model().connections().empty())
    {
        const auto first = graph.model().connections().front();
        graph.disconnect (first);
    }

    graph.commitAndTake ({ .fadeSamples = 100, .ringCapSamples = 300 });
    settle (graph, random);

    ComparedGraph empty { graph.compiled.settings };
    empty.commitAndTake();
    EXPECT_LE (graph.sequence().sizeInBytes(),
               empty.sequence().sizeInBytes() + spareBytes (graph.compiled.settings));
}

void RandomTransitions::editAndPlay (ComparedGraph& graph, RandomEdits& edits, std::mt19937& random)
{
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
            renderBlock (graph, random, 1 + edits.upTo (graph.compiled.settings.maximumBlockSize - 1));
    }

    if (! HasFailure())
        settle (graph, random);
}

void RandomTransitions::play (std::uint32_t seed, Stages stages, Turns turns)
{
    const auto settings = drawn.of (seed);
    SCOPED_TRACE ("seed " + std::to_string (seed) + ", " + RandomSettings::describe (settings));
    std::mt19937 random { seed };
    const juce::ScopedNoDenormals asInWorkers;
    const auto numAliveBefore = TestProcessor::numAlive();
    ComparedGraph graph { settings };

    {
        RandomEdits edits { graph, seed, stages, turns };
        editAndPlay (graph, edits, random);
    }

    if (HasFailure())
        return;

    removeAll (graph, random);
    EXPECT_EQ (TestProcessor::numAlive(), numAliveBefore);
}

void RandomTransitions::playSeeds (Stages stages, Turns turns)
{
    for (const auto seed : testing::randomSeeds (RandomSettings::runs (192)))
    {
        play (seed, stages, turns);

        if (HasFailure())
            return;
    }
}

TEST_F (RandomTransitions, RenderEveryBlockBitIdenticallyToTheReference)
{
    playSeeds (Stages::no, Turns::no);
}

TEST_F (RandomTransitions, WithBypassMuteAndSoloToo)
{
    playSeeds (Stages::yes, Turns::no);
}

TEST_F (RandomTransitions, WithConnectionsThatAreTurnedRoundToo)
{
    playSeeds (Stages::yes, Turns::yes);
    EXPECT_GT (numTurns, 20);
}

} // namespace
} // namespace lopsided
