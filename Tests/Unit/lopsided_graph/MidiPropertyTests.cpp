#include "RandomMidiGraph.h"
#include "RandomSettings.h"

#include <RandomSeeds.h>

namespace lopsided
{
namespace
{

TransitionOptions chooseOptions (RandomMidiGraph& graph)
{
    constexpr int fades[] { 0, 1, 60, 480 };
    constexpr int caps[] { 1, 300, 3000 };
    return { .fadeSamples = fades[graph.upTo (3)],
             .tails = graph.upTo (1) == 0 ? Tails::cut : Tails::ring,
             .notes = graph.upTo (1) == 0 ? Notes::hold : Notes::release,
             .ringCapSamples = caps[graph.upTo (2)] };
}

void playOut (RandomMidiGraph& graph)
{
    constexpr int longest = 26000; // latencies, fades and caps, one after the other
    graph.take();
    graph.stop();

    for (int samples = 0; samples < longest && ! ::testing::Test::HasFailure();
         samples += graph.maximumBlockSize())
    {
        graph.renderBlock (graph.maximumBlockSize());

        if (graph.progress() == GraphCompiler::Progress::over)
        {
            graph.commit ({});
            graph.take();
        }
    }
}

using Ways = MidiWitness::Ways;

int play (std::uint32_t seed, Ways ways, const RenderSettings& settings)
{
    SCOPED_TRACE ("seed " + std::to_string (seed) + ", " + RandomSettings::describe (settings));
    const juce::ScopedNoDenormals noDenormals;
    const auto numAliveBefore = TestProcessor::numAlive();
    RandomMidiGraph graph { seed, ways, settings };
    graph.commit ({});
    graph.take();

    for (int step = 0; step < 150 && ! ::testing::Test::HasFailure(); ++step)
    {
        SCOPED_TRACE ("step " + std::to_string (step));

        if (graph.upTo (1) == 0)
        {
            for (int count = 1 + graph.upTo (2); count > 0; --count)
                graph.edit();

            graph.commit (chooseOptions (graph));
        }
        else if (graph.progress() == GraphCompiler::Progress::over)
        {
            graph.commit ({});
        }

        if (graph.upTo (3) != 0)
            graph.take();

        for (int blocks = graph.upTo (4); blocks > 0; --blocks)
            graph.renderBlock (1 + graph.upTo (graph.maximumBlockSize() - 1));
    }

    if (! ::testing::Test::HasFailure())
        playOut (graph);

    if (! ::testing::Test::HasFailure())
    {
        EXPECT_EQ (graph.sounding(), "");
    }

    const auto numHeard = graph.numHeard();
    graph.removeAll();
    graph.commit ({});
    playOut (graph);
    EXPECT_TRUE (::testing::Test::HasFailure() || TestProcessor::numAlive() == numAliveBefore)
        << TestProcessor::numAlive() - numAliveBefore << " are left";
    return numHeard;
}

void playSeeds (Ways ways)
{
    auto numHeard = 0;
    RandomSettings drawn;

    for (const auto seed : testing::randomSeeds (RandomSettings::runs (192)))
    {
        numHeard += play (seed, ways, drawn.of (seed));

        if (::testing::Test::HasFailure())
            return;
    }

    EXPECT_GT (numHeard, 10000);
}

TEST (MidiProperty, EveryNoteAndPedalEndsOnceWhateverIsEdited)
{
    playSeeds (Ways::one);
}

TEST (MidiProperty, NothingHangsBehindNodesThatPassMidiOnOrAreBypassed)
{
    playSeeds (Ways::many);
}

} // namespace
} // namespace lopsided
