#include "Blocks.h"
#include "TestGraph.h"

#include <algorithm>
#include <bit>

namespace lopsided
{
namespace
{
using Switch = NodeOptions::Switch;

constexpr TransitionOptions slowly { .fadeSamples = 100 };

/** Input -> gain of 0.5, as late as asked for -> output. */
struct Rig
{
    explicit Rig (int latencySamples = 0)
    {
        late = graph.add<LatencyProcessor> (latencySamples);
        half = graph.add<ScalingProcessor> (0.5f);
        graph.connectStereo (GraphNodes::audioInput, late);
        graph.connectStereo (late, half);
        graph.connectStereo (half, GraphNodes::audioOutput);
        sequence = graph.compile();
    }

    void set (NodeID id, NodeOptions options) { graph.model.setNodeOptions (id, options).value(); }

    void compile (const TransitionOptions& options = slowly)
    {
        sequence = GraphCompiler::compile (graph.model, graph.settings, graph.carried, options).value();
    }

    /** The left channel of blocks of ones. */
    std::vector<float> play (int numSamples)
    {
        std::vector<float> samples;

        while (static_cast<int> (samples.size()) < numSamples)
        {
            Block ones { 2, std::min (64, numSamples - static_cast<int> (samples.size())) };

            for (int channel = 0; channel < 2; ++channel)
                juce::FloatVectorOperations::fill (ones.audio.getWritePointer (channel), 1.0f,
                                                   ones.audio.getNumSamples());

            const auto output = render (*sequence, ones);
            const auto* left = output.audio.getReadPointer (0);
            samples.insert (samples.end(), left, left + output.audio.getNumSamples());
        }

        return samples;
    }

    TestGraph graph;
    NodeID late, half;
    std::shared_ptr<const RenderSequence> sequence;
};

float rampedTo (float from, float to, int k)
{
    return from + (to - from) * (static_cast<float> (k + 1) / 100.0f);
}

TEST (Stage, MuteRampsTheOutputsAndLetsNothingThroughAfterwards)
{
    Rig rig;
    rig.play (64);
    rig.set (rig.half, { .mute = Switch::on });
    rig.compile();
    const auto samples = rig.play (200);

    for (int i = 0; i < 100; ++i)
        ASSERT_FLOAT_EQ (samples[static_cast<std::size_t> (i)], 0.5f * rampedTo (1.0f, 0.0f, i));

    for (std::size_t i = 100; i < samples.size(); ++i)
        ASSERT_EQ (std::bit_cast<std::uint32_t> (samples[i]), 0u);

    EXPECT_EQ (GraphCompiler::progressOf (rig.graph.carried), GraphCompiler::Progress::settled);
}

TEST (Stage, UnmutingBeforeTheRampHasEndedGoesOnFromWhereItIs)
{
    Rig rig;
    rig.play (64);
    rig.set (rig.half, { .mute = Switch::on });
    rig.compile();
    const auto down = rig.play (40);
    rig.set (rig.half, {});
    rig.compile();
    const auto up = rig.play (200);

    EXPECT_NEAR (down.back(), 0.3f, 1.0e-6f);
    EXPECT_NEAR (up.front(), 0.5f * rampedTo (0.6f, 1.0f, 0), 1.0e-6f);
    EXPECT_EQ (up[150], 0.5f);
    ASSERT_EQ (GraphCompiler::progressOf (rig.graph.carried), GraphCompiler::Progress::over);
    rig.compile();
    EXPECT_EQ (rig.play (64)[0], 0.5f);
    EXPECT_EQ (GraphCompiler::progressOf (rig.graph.carried), GraphCompiler::Progress::settled);
}

TEST (Stage, BypassIsACrossfadeToTheInputOnceThatIsAsLateAsTheNode)
{
    Rig rig { 50 };
    rig.play (64);
    rig.set (rig.late, { .bypass = Switch::on });
    rig.compile();

    // Wet and dry are the same signal, equally late: nobody can hear the crossfade between them.
    for (const auto sample : rig.play (300))
        ASSERT_FLOAT_EQ (sample, 0.5f);
}

TEST (Stage, ABypassedNodeIsHeardAtOnceWhenItComesBack)
{
    Rig rig;
    rig.play (64);
    rig.set (rig.half, { .bypass = Switch::on });
    rig.compile();
    const auto toDry = rig.play (200);
    EXPECT_FLOAT_EQ (toDry[49], rampedTo (0.5f, 1.0f, 49));
    EXPECT_EQ (toDry[150], 1.0f);

    rig.set (rig.half, {});
    rig.compile();
    const auto toWet = rig.play (200);
    EXPECT_FLOAT_EQ (toWet[49], rampedTo (1.0f, 0.5f, 49));
    EXPECT_EQ (toWet[150], 0.5f);
}

TEST (Stage, ABypassedNodesNaNsDoNotLeak)
{
    TestGraph graph;
    const auto bad = graph.add<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [] (auto& audio, auto&) {
        for (int channel = 0; channel < 2; ++channel)
            juce::FloatVectorOperations::fill (audio.getWritePointer (channel),
                                               std::numeric_limits<float>::quiet_NaN(),
                                               audio.getNumSamples());
    });
    graph.connectStereo (GraphNodes::audioInput, bad);
    graph.connectStereo (bad, GraphNodes::audioOutput);
    graph.model.setNodeOptions (bad, { .bypass = Switch::on }).value();
    const auto output = render (*graph.compile(), makeRamp (2, 64, 1));
    EXPECT_EQ (output.audio.getSample (1, 63), makeRamp (2, 64, 1).audio.getSample (1, 63));
}

TEST (Stage, SoloMutesWhatNeitherFeedsTheSoloedNodeNorIsFedByIt)
{
    TestGraph graph;
    const auto one = graph.add<ScalingProcessor> (1.0f);
    const auto two = graph.add<ScalingProcessor> (2.0f);
    const auto four = graph.add<ScalingProcessor> (4.0f);
    const auto bus = graph.add<ScalingProcessor> (1.0f);

    for (const auto id : { one, two, four })
    {
        graph.connectStereo (GraphNodes::audioInput, id);
        graph.connectStereo (id, bus);
    }

    graph.connectStereo (bus, GraphNodes::audioOutput);
    Block ones { 2, 16 };
    juce::FloatVectorOperations::fill (ones.audio.getWritePointer (0), 1.0f, 16);
    const auto level = [&] { return render (*graph.compile(), ones).audio.getSample (0, 15); };

    EXPECT_EQ (level(), 7.0f);
    graph.model.setNodeOptions (two, { .solo = Switch::on }).value();
    EXPECT_EQ (level(), 2.0f);
    graph.model.setNodeOptions (four, { .solo = Switch::on }).value();
    EXPECT_EQ (level(), 6.0f);
    graph.model.setNodeOptions (two, {}).value();
    graph.model.setNodeOptions (four, {}).value();
    graph.model.setNodeOptions (bus, { .solo = Switch::on }).value();
    EXPECT_EQ (level(), 7.0f);
}

} // namespace
} // namespace lopsided
