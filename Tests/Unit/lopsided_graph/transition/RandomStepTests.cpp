#include "../TestGraph.h"
#include "Signals.h"

#include <RandomSeeds.h>

#include <deque>

namespace lopsided
{
namespace
{

constexpr int fadeSamples = 480;
constexpr int maximumLatency = 20;
constexpr int maximumCap = 600;

/** A random graph that hears a slow, always positive signal and never turns its sign: so nothing cancels out, and what comes
    out is as large as all that is heard together. One edit at a time; where old and new meet in the middle of a fade,
    each fade may add its own step. */
class RandomSteps
{
public:
    explicit RandomSteps (std::uint32_t seed)
        : random (seed)
    {
        for (int i = 0; i < 6; ++i)
            addNode();

        commit();
        commits.clear(); // of the first one nothing fades: it begins with a step
        play (3000);
        peak = largest = 0.0f;
    }

    /** Edits, commits and plays; sometimes until the fade is over, sometimes not. */
    void step()
    {
        edit();
        commit();
        play (upTo (2) == 0 ? 1 + upTo (fadeSamples) : 3000);
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

        if (commits.empty())
            judge();

        commits.push_back (position);
    }

    void play (int numSamples)
    {
        for (const auto end = position + numSamples; position < end;)
        {
            const auto output = render (*sequence, nextInput (1 + upTo (255)));

            for (int i = 0; i < output.audio.getNumSamples(); ++i)
                look (output.audio.getSample (0, i));

            if (GraphCompiler::progressOf (graph.carried) == GraphCompiler::Progress::over)
                sequence = GraphCompiler::compile (graph.model, graph.settings, graph.carried).value();
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
        // A fade may wait until latencies are filled, and a ring for its cap.
        constexpr auto longest = 2 * fadeSamples + maximumCap + 256 + 40 * maximumLatency;

        while (! commits.empty() && commits.front() + longest < position)
            commits.pop_front();

        if (commits.empty() && mostFades != 0)
            judge();

        mostFades = std::max (mostFades, static_cast<int> (commits.size()));
        peak = std::max (peak, std::abs (sample));
        largest = std::max (largest, std::abs (sample - previous));
        previous = sample;
        ++position;
    }

    /** When it is known what was the peak while it faded, or while it did not. */
    void judge()
    {
        constexpr auto ownRatio = 0.25f * 0.001f / 0.5f;
        const auto bound =
            1.01f * peak
            * (ownRatio + 2.0f * static_cast<float> (mostFades) / static_cast<float> (fadeSamples));
        EXPECT_LE (largest, bound) << mostFades << " fades until sample " << position;

        if (mostFades != 0 && bound > 0.0f)
            largestRatio = std::max (largestRatio, largest / bound);

        mostFades = 0;
        peak = 0.0f;
        largest = 0.0f;
    }

    std::mt19937 random;
    TestGraph graph { { 48000.0, 256 } };
    std::shared_ptr<const RenderSequence> sequence;
    std::deque<std::int64_t> commits; ///< when those were that may still fade
    std::int64_t position = 0;
    int mostFades = 0; ///< that there were at a time
    float peak = 0.0f;
    float largest = 0.0f; ///< step
    float previous = 0.0f;
};

TEST (RandomStep, OfAnyEditIsAtMostTheSignalsOwnAndTwiceItsPeakOverTheFade)
{
    const juce::ScopedNoDenormals noDenormals;
    auto largest = 0.0f;

    for (const auto seed : testing::randomSeeds (20))
    {
        SCOPED_TRACE ("seed " + std::to_string (seed));
        RandomSteps steps { seed };

        for (int step = 0; step < 60 && ! ::testing::Test::HasFailure(); ++step)
            steps.step();

        if (::testing::Test::HasFailure())
            return;

        largest = std::max (largest, steps.largestRatio);
    }

    EXPECT_GT (largest, 0.4f) << "the bound is not far off";
}

} // namespace
} // namespace lopsided
