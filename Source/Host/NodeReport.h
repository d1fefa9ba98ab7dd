#pragma once

#include <cstdint>
#include <juce_core/juce_core.h>
#include <lopsided_engine/lopsided_engine.h>
#include <string>
#include <vector>

namespace lopsided
{

/** What each node of a run did, and which one took most of each late block. In bounded memory. Message thread. */
class NodeReport
{
public:
    /** A late block with its culprit's name. */
    struct LateBlock
    {
        std::uint64_t block = 0;
        std::string node; // empty: no node was called
        double nodeMicros = 0.0;
        double blockMicros = 0.0;
        double deadlineMicros = 0.0;
    };

    /** The late blocks that are listed; all are counted. */
    static constexpr std::size_t maximumListed = 1000;

    /** Takes the late blocks that came up since the last call. Cost: O(late blocks log nodes). */
    void takeLateBlocks (GraphProcessor& graph);

    /** Takes what the nodes that are there now have done, and how the workers are scheduled. Cost: O(nodes). */
    void takeNodes (GraphProcessor& graph);

    [[nodiscard]] std::uint64_t numLateBlocks() const noexcept { return numLate; }
    [[nodiscard]] const std::vector<LateBlock>& lateBlocks() const noexcept { return listed; }
    [[nodiscard]] const std::vector<NodeFigures>& nodes() const noexcept { return figures; }

    /** The report file's `nodes`, `lateBlocks` and `workers`. */
    [[nodiscard]] juce::var nodesAsJson() const;
    [[nodiscard]] juce::var lateBlocksAsJson() const;
    [[nodiscard]] juce::var workersAsJson() const;

    /** Who was slowest and who was late, a line each, with their line feeds; empty where no node was timed. */
    [[nodiscard]] std::string toWords() const;

private:
    [[nodiscard]] std::string slowestInWords() const;
    [[nodiscard]] std::string culpritsInWords() const;

    std::vector<NodeFigures> figures;
    std::vector<LateBlock> listed;
    std::vector<std::string> workers;
    std::uint64_t numLate = 0;
};

} // namespace lopsided
