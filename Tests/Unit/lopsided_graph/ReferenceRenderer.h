#pragma once

#include "Blocks.h"

#include <lopsided_graph/lopsided_graph.h>

#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace lopsided
{

/** Renders a model the slow and obvious way: asks each output for its sources, recursively, keeps all that ever went
    through each connection, and reads it as late as the longest path beside it demands, or a maximum block late where it
    feeds back. */
class ReferenceRenderer
{
public:
    ReferenceRenderer (const GraphModel& modelToRender, const RenderSettings& settingsToUse);

    Block render (const Block& input);

    [[nodiscard]] int latencySamples();

private:
    /** All samples, or events with their absolute times, that a connection has carried. */
    struct History
    {
        std::vector<float> samples;
        std::vector<std::pair<std::int64_t, std::vector<std::uint8_t>>> events;
    };

    /** An event that arrives at a node's input, and the connection through which it does. */
    struct Arrival
    {
        int time = 0;
        Connection connection;
        std::vector<std::uint8_t> bytes;
    };

    Block& outputOf (NodeID id);
    Block gather (NodeID id, int numChannels);
    [[nodiscard]] int arrivalAtInput (NodeID id);
    [[nodiscard]] int arrivalAtOutput (NodeID id);
    [[nodiscard]] int delayOf (const Connection& connection);
    [[nodiscard]] bool isOffered (const Connection& connection) const;
    std::vector<float> readAudio (const Connection& connection);
    void keepAudio (const Connection& connection);
    void readMidi (const Connection& connection, std::vector<Arrival>& arrivals);
    void merge (NodeID id, std::vector<Arrival> arrivals, juce::MidiBuffer& destination);

    const GraphModel& model;
    const RenderSettings settings;
    const Block* hostInput = nullptr;
    int numSamples = 0;
    std::int64_t position = 0;
    std::map<Connection, History> histories;
    std::map<NodeID, Block> rendered;
    std::map<NodeID, int> arrivals;
    std::map<std::tuple<NodeID, int, int>, std::set<Connection>> holders; ///< of a node's channel and note
};

} // namespace lopsided
