#include "TailLength.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace lopsided
{

namespace
{
/** Adds up along the paths of one graph. */
class TailSum
{
public:
    using Number = GraphIndex::Number;

    explicit TailSum (const GraphIndex& indexToUse)
        : index (indexToUse)
    {}

    [[nodiscard]] bool isNone() const noexcept
    {
        for (Number node = 0; node < index.firstLeavingNode(); ++node)
            if (ownOf (node) > 0.0)
                return false;

        return true;
    }

    /** Where nothing feeds back: node by node in their order. */
    [[nodiscard]] double alongOrder (const std::vector<Number>& order) const
    {
        std::vector<double> upToOutput (index.numNodes(), 0.0);

        for (const auto node : order)
        {
            auto longest = 0.0;
            forEachSource (node,
                           [&] (Number source, Number) { longest = std::max (longest, upToOutput[source]); });
            upToOutput[node] = longest + ownOf (node);
        }

        return std::max (upToOutput[GraphIndex::audioOutput], upToOutput[GraphIndex::midiOutput]);
    }

    /** Where something does: upstream from the outputs, each node after all that hear it. What is never reached like
        that is in a loop, or before one. Source: A. B. Kahn, Topological sorting of large networks, CACM 5 (1962). */
    [[nodiscard]] double upstream (double feedbackSeconds) const
    {
        std::vector<Number> numListeners (index.numNodes(), 0);
        const auto numHeard = countListeners (numListeners);
        std::vector<double> behind (index.numNodes(), 0.0); // what may follow a node's output
        std::vector<Number> ready { GraphIndex::audioOutput, GraphIndex::midiOutput };
        std::size_t numDone = 0;
        auto longest = 0.0;

        for (; numDone < ready.size(); ++numDone)
        {
            const auto node = ready[numDone];
            const auto sum = behind[node] + ownOf (node);
            longest = std::max (longest, sum);

            forEachSource (node, [&] (Number source, Number edge) {
                const auto late = index.isFeedback (edge) ? feedbackSeconds : 0.0;
                behind[source] = std::max (behind[source], sum + late);

                if (--numListeners[source] == 0)
                    ready.push_back (source);
            });
        }

        return numDone == numHeard ? longest : std::numeric_limits<double>::infinity();
    }

private:
    [[nodiscard]] double ownOf (Number node) const noexcept
    {
        const auto seconds = index.shapeOf (node).tailSeconds;
        return seconds > 0.0 ? seconds : 0.0; // nor what is not a number
    }

    template <typename Function>
    void forEachSource (Number node, Function&& visit) const
    {
        for (auto [edge, last] = index.edgesInto (node); edge != last; ++edge)
            if (index.isLive (edge) && ! index.isLeavingEdge (edge))
                visit (index.sourceOf (edge), edge);
    }

    /** For each node that an output hears, how many connections of such nodes come from it. @returns how many there are. */
    [[nodiscard]] std::size_t countListeners (std::vector<Number>& numListeners) const
    {
        std::vector<std::uint8_t> isHeard (index.numNodes(), 0);
        std::vector<Number> heard { GraphIndex::audioOutput, GraphIndex::midiOutput };

        for (std::size_t i = 0; i < heard.size(); ++i)
            forEachSource (heard[i], [&] (Number source, Number) {
                ++numListeners[source];

                if (std::exchange (isHeard[source], std::uint8_t { 1 }) == 0)
                    heard.push_back (source);
            });

        return heard.size();
    }

    const GraphIndex& index;
};
} // namespace

double findTailSeconds (const GraphIndex& index, const std::vector<GraphIndex::Number>& order,
                        const RenderSettings& settings)
{
    const TailSum sum { index };

    if (! index.feedbackEdges().empty())
        return sum.upstream (settings.maximumBlockSize / settings.sampleRate);

    return sum.isNone() ? 0.0 : sum.alongOrder (order);
}

} // namespace lopsided
