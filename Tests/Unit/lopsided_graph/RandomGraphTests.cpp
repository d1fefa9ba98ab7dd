#include "RandomGraph.h"
#include "ReferenceRenderer.h"

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

/** Renders one random graph twice, by the compiled sequence and by the reference, in blocks of random size. */
void expectSameAsReference (std::uint32_t seed, const Case& parameters)
{
    SCOPED_TRACE ("seed " + std::to_string (seed) + ", " + std::to_string (parameters.sampleRate)
                  + " Hz, block " + std::to_string (parameters.maximumBlockSize));
    const juce::ScopedNoDenormals asInWorkers;
    std::mt19937 random { seed };
    const auto upTo = [&] (int highest) { return std::uniform_int_distribution<int> { 0, highest }(random); };

    RenderSettings settings { parameters.sampleRate, parameters.maximumBlockSize, upTo (4), upTo (4) };

    // Every other graph with nothing switched on: then most nodes are called by a shorter way.
    if (seed % 2 == 0)
        settings.accounting = Accounting::allOff();

    if (parameters.numWorkers > 0)
        settings.workers =
            std::make_shared<WorkerPool> (WorkerOptions { .numWorkers = parameters.numWorkers });

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

class RandomGraphs : public ::testing::TestWithParam<Case>
{};

TEST_P (RandomGraphs, RenderBitIdenticallyToTheReference)
{
    for (const auto seed : testing::randomSeeds (50))
    {
        expectSameAsReference (seed, GetParam());

        if (::testing::Test::HasFatalFailure())
            return;
    }
}

INSTANTIATE_TEST_SUITE_P (RatesAndBlocks, RandomGraphs,
                          ::testing::Values (Case { 44100.0, 16 }, Case { 48000.0, 64 },
                                             Case { 48000.0, 100 }, Case { 96000.0, 512 },
                                             Case { 48000.0, 64, 1 }, Case { 44100.0, 256, 3 },
                                             Case { 44100.0, 1024 }));

} // namespace
} // namespace lopsided
