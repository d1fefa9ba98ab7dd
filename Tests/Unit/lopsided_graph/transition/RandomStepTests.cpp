#include "../RandomSettings.h"
#include "../TestGraph.h"
#include "Signals.h"

#include <RandomSeeds.h>

namespace lopsided
{
namespace
{

constexpr int fadeSamples = 480;
constexpr int maximumLatency = 20;
constexpr int maximumCap = 600;

/** A random graph that hears a slow, always positive signal and never turns its sign: so nothing cancels out, and what comes
    out is as large as all that is heard together. One edit at a time.

    The rule is that of one edit: its fade makes no larger step than the signal's own and 2 p / n. Edits whose fades are under way
    at one time may each make as much, because ENGINE.md gives every path one ramp of its own, which starts from the gain as it
    is and which a commit beside it does not disturb: two that move in one sample move by the sum of both. Nothing
    else may add to it. When all ramps have arrived, and what came
    through them has, the count begins anew. */
class RandomSteps
{
public:
    enum class Pace
    {
        oneByOne, ///< an edit is made when nothing of the one before is under way any more
        overlapping
    };

    RandomSteps (std::uint32_t seed, Pace paceToKeep, const RenderSettings& settings)
        : random (seed),
          pace (paceToKeep),
          graph (settings)
    {
        for (int i = 0; i < 6; ++i)
            addNode();

        commit();
        numUnderWay = most = 0; // of the first one nothing fades: it begins with a step
        play (3000);
        peak = largest = 0.0f;
    }

    /** Edits, commits and plays: until the fade is over, or not. */
    void step()
    {
        edit();
        commit();

        if (pace == Pace::oneByOne)
            playUntilSettled();
        else
            play (upTo (2) == 0 ? 1 + upTo (fadeSamples) : 3000);
    }

    /** Nothing is under way: the steps so far were those of the signal, and of one fade. */
    void finish()
    {
        playUntilSettled();
        EXPECT_EQ (numUnderWay, 0);
    }

    float largestRatio = 0.0f; ///< of a step to what it may be

private:
    [[nodiscard]] int upTo (int highest) { return std::uniform_int_distribution<int> { 0, highest }(random); }

    [[nodiscard]] std::unique_ptr<juce::AudioProcessor> makeProcessor()
    {
        const auto amount = 0.1f * static_cast<float> (1 + upTo (8));

        switch (upTo (2))
        {
            case 0: return std::make_unique<ScalingProcessor> (amount);
            case 1: return std::make_unique<OnePoleProcessor> (amount);
            default: return std::make_unique<LatencyProcessor> (upTo (maximumLatency));
        }
    }

    [[nodiscard]] NodeID chooseNode()
    {
        const auto nodes = graph.model.nodes();
        return nodes.empty()
                   ? NodeID {}
                   : nodes[static_cast<std::size_t> (upTo (static_cast<int> (nodes.size()) - 1))].id;
    }

    void edit()
    {
        const auto id = chooseNode();
        const auto choice = id == NodeID {} ? 0 : upTo (7);

        switch (choice)
        {
            case 0: addNode(); break;
            case 1: graph.model.removeNode (id).value(); break;
            case 2: graph.model.replaceNode (id, graph.makeInstance (makeProcessor())).value(); break;
            case 3: disconnect(); break;
            case 4: graph.model.setNodeOptions (id, { .bypass = anySwitch() }).value(); break;
            case 5: graph.model.setNodeOptions (id, { .mute = anySwitch() }).value(); break;
            default: connect (id, chooseNode()); break;
        }
    }

    [[nodiscard]] NodeOptions::Switch anySwitch()
    {
        return upTo (1) == 0 ? NodeOptions::Switch::on : NodeOptions::Switch::off;
    }

    void addNode()
    {
        const auto other = chooseNode();
        const auto id = graph.model.addNode (graph.makeInstance (makeProcessor()), "node").value();
        connect (upTo (1) == 0 || other == NodeID {} ? GraphNodes::audioInput : other, id);
        connect (id, GraphNodes::audioOutput);
    }

    /** Ids only rise, so connections from a lower one to a higher one close no cycle. */
    void connect (NodeID source, NodeID destination)
    {
        if (! GraphNodes::isEnd (source) && ! GraphNodes::isEnd (destination)
            && source.uid >= destination.uid)
            return;

        for (int channel = 0; channel < 2; ++channel)
            static_cast<void> (graph.model.addConnection ({ { source, channel }, { destination, channel } }));
    }

    void disconnect()
    {
        const auto connections = graph.model.connections();

        if (! connections.empty())
            graph.model
                .removeConnection (
                    connections[static_cast<std::size_t> (upTo (static_cast<int> (connections.size()) - 1))])
                .value();
    }

    void commit()
    {
        sequence = GraphCompiler::compile (graph.model, graph.settings, graph.carried,
                                           { .fadeSamples = fadeSamples,
                                             .tails = upTo (1) == 0 ? Tails::cut : Tails::ring,
                                             .ringCapSamples = upTo (maximumCap) })
                       .value();

        if (numUnderWay == 0)
            judge();

        ++numUnderWay;
        lastRamp = position;
        most = std::max (most, numUnderWay);
    }

    void play (int numSamples)
    {
        for (const auto end = position + numSamples; position < end;)
            playBlock();
    }

    void playUntilSettled()
    {
        for (int blocks = 0; blocks < 4000 && numUnderWay != 0; ++blocks)
            playBlock();

        ASSERT_EQ (numUnderWay, 0) << "it does not come to rest";
    }

    void playBlock()
    {
        using Progress = GraphCompiler::Progress;
        const auto output = render (*sequence, nextInput (1 + upTo (graph.settings.maximumBlockSize - 1)));

        for (int i = 0; i < output.audio.getNumSamples(); ++i)
            look (output.audio.getSample (0, i));

        if (GraphCompiler::progressOf (graph.carried) == Progress::over)
            sequence = GraphCompiler::compile (graph.model, graph.settings, graph.carried).value();

        // What has come through a ramp is still under way in nodes that are late or smooth it.
        constexpr auto inNodes = 40 * maximumLatency + 200;

        if (GraphCompiler::progressOf (graph.carried) != Progress::settled)
        {
            lastRamp = position;
        }
        else if (numUnderWay != 0 && position >= lastRamp + inNodes)
        {
            judge();
            numUnderWay = most = 0;
        }
    }

    [[nodiscard]] static float inputAt (std::int64_t when)
    {
        return 0.75f + 0.25f * static_cast<float> (std::sin (0.001 * static_cast<double> (when)));
    }

    [[nodiscard]] Block nextInput (int numSamples) const
    {
        Block block { 2, numSamples };

        for (int i = 0; i < numSamples; ++i)
            for (int channel = 0; channel < 2; ++channel)
                block.audio.setSample (channel, i, inputAt (position + i));

        return block;
    }

    void look (float sample)
    {
        peak = std::max (peak, std::abs (sample));
        largest = std::max (largest, std::abs (sample - previous));
        previous = sample;
        ++position;
    }

    /** When it is known what was the peak while it faded, or while it did not. */
    void judge()
    {
        constexpr auto ownRatio = 0.25f * 0.001f / 0.5f;
        constexpr auto rounding = 1.01f;
        const auto bound = rounding * peak
                           * (ownRatio + 2.0f * static_cast<float> (most) / static_cast<float> (fadeSamples));
        EXPECT_LE (largest, bound) << most << " fades until sample " << position;

        if (most != 0 && bound > 0.0f)
            largestRatio = std::max (largestRatio, largest / bound);

        peak = std::abs (previous);
        largest = 0.0f;
    }

    std::mt19937 random;
    const Pace pace;
    TestGraph graph;
    std::shared_ptr<const RenderSequence> sequence;
    std::int64_t position = 0;
    std::int64_t lastRamp = 0; ///< until when anything moved
    int numUnderWay = 0;       ///< commits since nothing did
    int most = 0;              ///< of them, until the next time
    float peak = 0.0f;
    float largest = 0.0f; ///< step
    float previous = 0.0f;
};

/** @returns the largest step of all, as a part of what it may be. */
float playSeeds (RandomSteps::Pace pace)
{
    const juce::ScopedNoDenormals noDenormals;
    RandomSettings drawn;
    auto largest = 0.0f;

    for (const auto seed : testing::randomSeeds (RandomSettings::runs (64)))
    {
        const auto settings = drawn.of (seed);
        SCOPED_TRACE ("seed " + std::to_string (seed) + ", " + RandomSettings::describe (settings));
        const auto numAliveBefore = TestProcessor::numAlive();

        {
            RandomSteps steps { seed, pace, settings };

            for (int step = 0; step < 60 && ! ::testing::Test::HasFailure(); ++step)
                steps.step();

            if (! ::testing::Test::HasFailure())
                steps.finish();

            largest = std::max (largest, steps.largestRatio);
        }

        if (::testing::Test::HasFailure())
            return largest;

        EXPECT_EQ (TestProcessor::numAlive(), numAliveBefore);
    }

    return largest;
}

TEST (RandomStep, OfAnyEditIsAtMostTheSignalsOwnAndTwiceItsPeakOverTheFade)
{
    EXPECT_GT (playSeeds (RandomSteps::Pace::oneByOne), 0.4f) << "the bound is not far off";
}

TEST (RandomStep, OfEditsWhoseFadesOverlapIsAtMostThatOfEachOfThem)
{
    EXPECT_GT (playSeeds (RandomSteps::Pace::overlapping), 0.2f) << "the bound is not far off";
}

} // namespace
} // namespace lopsided
