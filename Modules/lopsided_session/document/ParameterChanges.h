#pragma once

#include "../model/Session.h"

#include <lopsided_engine/lopsided_engine.h>

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace lopsided
{

/** Sets parameters of a graph, and knows what they are set to before a block has taken it up.

    A graph that renders takes a value at the start of its next block. Where nothing renders, the plugin is told here as well:
    what a user sets without a device is seen and saved.

    Thread: message thread. Realtime: may block.
*/
class ParameterChanges
{
public:
    explicit ParameterChanges (GraphProcessor& graphToSet);

    /** Cost: O(log N); a listener of the plugin's. Errors: GraphProcessor::setParameter's. */
    [[nodiscard]] GraphResult<void> set (NodeID node, int parameterIndex, float value);

    /** What it was set to, or what the plugin says; nothing where there is no such parameter. Cost: O(log N). */
    [[nodiscard]] std::optional<float> value (NodeID node, int parameterIndex) const;

    /** Forgets what has been taken up. To be called now and then. Cost: O(those that wait). */
    void poll();

    /** What a user has done in the plugin's own editor counts more. Cost: O(log N). */
    void forget (NodeID node, int parameterIndex);

    /** The same of all of a node's, where it has been set as a whole. Cost: O(those that wait). */
    void forgetAll (NodeID node);

    /** Puts what waits into a session that has been captured. Cost: O(those that wait × log N). */
    void addTo (Session& session) const;

private:
    struct Waiting
    {
        float value;
        std::int64_t since;     // of the graph's clock
        std::uint64_t instance; // of the node's incarnations: another one has not been told
    };

    [[nodiscard]] bool isRendering() const;

    /** Whether this may still be on its way to the plugin that the node has now. */
    [[nodiscard]] bool isWaiting (const GraphModel& model, NodeID node, const Waiting& change) const;

    GraphProcessor& graph;
    std::map<std::pair<NodeID, int>, Waiting> waiting;
    std::int64_t lastPosition = 0;
    bool wasRendering = false;
};

} // namespace lopsided
