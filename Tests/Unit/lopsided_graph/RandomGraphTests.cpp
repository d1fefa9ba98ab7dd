#include "RandomGraph.h"
#include "RandomSettings.h"
#include "ReferenceRenderer.h"

#include <RandomSeeds.h>

namespace lopsided
{
namespace
{

/** Renders one random graph twice, by the compiled sequence and by the reference, in blocks of random size. */
void expectSameAsReference (std::uint32_t seed, RandomSettings& drawn,
                            const std::shared_ptr<WorkerPool>& workers = nullptr)
{
    auto settings = drawn.of (seed);

    if (workers != nullptr)
        settings.workers = workers;

    SCOPED_TRACE ("seed " + std::to_string (seed) + ", " + RandomSettings::describe (settings));
    const juce::ScopedNoDenormals asInWorkers;
    std::mt19937 random { seed };
    const auto upTo = [&] (int highest) { return std::uniform_int_distribution<int> { 0, highest }(random); };

    settings.numInputs = upTo (4);
    settings.numOutputs = upTo (4);

    // Every third graph with nothing switched on: then most nodes are called by a shorter way.
    if (seed % 3 == 0)
        settings.accounting = Accounting::allOff();

    const RandomGraph plan { seed, 1 + upTo (40) };
    TestGraph compiled { settings };
    TestGraph walked { settings };
    plan.addTo (compiled);
    plan.addTo (walked);

    const auto sequence = compiled.compile();
    ReferenceRenderer reference { walked.model, settings };
    ASSERT_EQ (sequence->latencySamples(), reference.latencySamples());

    for (int block = 0; block < 30; ++block)
    {
        const auto numSamples =
            upTo (3) == 0 ? settings.maximumBlockSize : 1 + upTo (settings.maximumBlockSize - 1);
        auto input = makeNoise (random, settings.numInputs, numSamples);

        for (int time = upTo (40); time < numSamples; time += 1 + upTo (200))
            input.midi.addEvent (juce::MidiMessage::noteOn (1, upTo (127), 0.5f), time);

        const auto expected = reference.render (input);
        const auto actual = render (*sequence, input, settings.numOutputs);
        ASSERT_TRUE (isIdentical (actual.audio, expected.audio)) << "block " << block;
        ASSERT_EQ (eventsOf (actual.midi), eventsOf (expected.midi)) << "block " << block;

        if (upTo (5) == 0)
            render (*sequence, Block { settings.numInputs, 0 }, settings.numOutputs); // must change nothing
    }
}

TEST (RandomGraphs, RenderBitIdenticallyToTheReference)
{
    RandomSettings drawn;
    const auto numAliveBefore = TestProcessor::numAlive();

    for (const auto seed : testing::randomSeeds (RandomSettings::runs (384)))
    {
        expectSameAsReference (seed, drawn);
        ASSERT_EQ (TestProcessor::numAlive(), numAliveBefore) << "seed " << seed;

        if (::testing::Test::HasFailure())
            return;
    }
}

TEST (RandomGraphs, RenderBitIdenticallyToTheReferenceWithMoreWorkersThanOne)
{
    const auto pool = std::make_shared<WorkerPool> (WorkerOptions { .numWorkers = 3 });
    RandomSettings drawn;

    for (const auto seed : testing::randomSeeds (RandomSettings::runs (48)))
    {
        expectSameAsReference (seed, drawn, pool);

        if (::testing::Test::HasFailure())
            return;
    }
}

} // namespace
} // namespace lopsided
