#include "AutoLayout.h"

#include "CanvasGrid.h"
#include "LayoutLayers.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace lopsided
{
namespace
{
using Index = LayoutLayers::Index;

constexpr float columnGap = 72.0f;
constexpr float rowGap = 24.0f;
constexpr int numSweeps = 12;

/** The work of one call. */
class Layout
{
public:
    Layout (const std::vector<CanvasNode>& nodesToArrange, std::span<const Connection> connections)
        : nodes (nodesToArrange),
          graph (nodes, connections),
          sources (graph.sources),
          destinations (graph.destinations),
          layers (graph.layers),
          y (nodes.size(), 0.0f)
    {}

    std::map<NodeID, juce::Point<float>> run (juce::Point<float> topLeft)
    {
        order();
        stack();
        straighten();
        return places (topLeft);
    }

private:
    /** Each column by the mean place of its neighbours in the one before, then in the one after, and again. */
    void order()
    {
        std::vector<float> rank (nodes.size(), 0.0f);
        const auto number = [&] (const std::vector<Index>& layer) {
            for (Index place = 0; place < layer.size(); ++place)
                rank[layer[place]] = (static_cast<float> (place) + 0.5f) / static_cast<float> (layer.size());
        };
        const auto sortBy = [&] (std::vector<Index>& layer,
                                 const std::vector<std::vector<Index>>& neighbours) {
            std::vector<float> wanted (nodes.size(), 0.0f);

            for (const auto node : layer)
                wanted[node] = neighbours[node].empty() ? rank[node] : mean (neighbours[node], rank);

            std::stable_sort (layer.begin(), layer.end(),
                              [&] (Index a, Index b) { return wanted[a] < wanted[b]; });
            number (layer);
        };

        std::for_each (layers.begin(), layers.end(), number);

        for (int sweep = 0; sweep < numSweeps; ++sweep)
        {
            if (sweep % 2 == 0)
                std::for_each (layers.begin(), layers.end(), [&] (auto& layer) { sortBy (layer, sources); });
            else
                std::for_each (layers.rbegin(), layers.rend(),
                               [&] (auto& layer) { sortBy (layer, destinations); });
        }
    }

    static float mean (const std::vector<Index>& of, const std::vector<float>& values)
    {
        const auto sum = std::accumulate (of.begin(), of.end(), 0.0f,
                                          [&] (float total, Index index) { return total + values[index]; });
        return sum / static_cast<float> (of.size());
    }

    [[nodiscard]] float height (Index node) const { return nodes[node].size.y; }

    /** Under each other, each column around the same middle. */
    void stack()
    {
        for (const auto& layer : layers)
        {
            auto total = -rowGap;

            for (const auto node : layer)
                total += height (node) + rowGap;

            auto top = -0.5f * total;

            for (const auto node : layer)
            {
                y[node] = top;
                top += height (node) + rowGap;
            }
        }
    }

    /** Moves each node towards the mean of its neighbours, as far as those above and below it leave room. */
    void straighten()
    {
        for (int sweep = 0; sweep < numSweeps; ++sweep)
        {
            const auto forwards = sweep % 2 == 0;

            for (Index count = 0; count < layers.size(); ++count)
            {
                const auto& layer = layers[forwards ? count : layers.size() - 1 - count];

                for (Index place = 0; place < layer.size(); ++place)
                    straighten (layer, forwards ? place : layer.size() - 1 - place);
            }
        }
    }

    void straighten (const std::vector<Index>& layer, Index place)
    {
        const auto node = layer[place];
        auto sum = 0.0f;
        const auto count = sources[node].size() + destinations[node].size();

        for (const auto* neighbours : { &sources[node], &destinations[node] })
            for (const auto other : *neighbours)
                sum += y[other] + 0.5f * height (other);

        if (count == 0)
            return;

        auto wanted = sum / static_cast<float> (count) - 0.5f * height (node);

        if (place + 1 < layer.size())
            wanted = std::min (wanted, y[layer[place + 1]] - rowGap - height (node));

        if (place > 0)
            wanted = std::max (wanted, y[layer[place - 1]] + height (layer[place - 1]) + rowGap);

        y[node] = wanted;
    }

    [[nodiscard]] std::map<NodeID, juce::Point<float>> places (juce::Point<float> topLeft) const
    {
        std::map<NodeID, juce::Point<float>> all;
        auto top = std::numeric_limits<float>::max();
        auto bottom = std::numeric_limits<float>::lowest();

        for (const auto& layer : layers)
            for (const auto node : layer)
            {
                top = std::min (top, y[node]);
                bottom = std::max (bottom, y[node] + height (node));
            }

        auto x = 0.0f;

        for (const auto& layer : layers)
        {
            auto width = 0.0f;

            for (const auto node : layer)
                width = std::max (width, nodes[node].size.x);

            for (const auto node : layer)
                all[nodes[node].id] = CanvasGrid::snap (
                    topLeft + juce::Point<float> { x + 0.5f * (width - nodes[node].size.x), y[node] - top });

            x += layer.empty() ? 0.0f : width + columnGap;
        }

        placeAlone (all, topLeft.translated (0.0f, top > bottom ? 0.0f : bottom - top + 2.0f * rowGap), x);
        return all;
    }

    /** What nothing is connected to stands in rows below. */
    void placeAlone (std::map<NodeID, juce::Point<float>>& all, juce::Point<float> start, float width) const
    {
        constexpr auto leastWidth = 800.0f;
        const auto right = start.x + std::max (width, leastWidth);
        auto place = start;
        auto tallest = 0.0f;

        for (const auto node : graph.alone)
        {
            if (place.x > start.x && place.x + nodes[node].size.x > right)
            {
                place = { start.x, place.y + tallest + 2.0f * rowGap };
                tallest = 0.0f;
            }

            all[nodes[node].id] = CanvasGrid::snap (place);
            place.x += nodes[node].size.x + 2.0f * rowGap;
            tallest = std::max (tallest, height (node));
        }
    }

    const std::vector<CanvasNode>& nodes;
    LayoutLayers graph;
    const std::vector<std::vector<Index>>& sources;
    const std::vector<std::vector<Index>>& destinations;
    std::vector<std::vector<Index>>& layers;
    std::vector<float> y;
};
} // namespace

std::map<NodeID, juce::Point<float>> AutoLayout::arrange (const std::vector<CanvasNode>& nodes,
                                                          std::span<const Connection> connections,
                                                          juce::Point<float> topLeft)
{
    return Layout { nodes, connections }.run (topLeft);
}

} // namespace lopsided
