#pragma once

#include "../build/NodeBuilder.h"
#include "../model/SessionError.h"
#include "DocumentSnapshot.h"
#include "ParameterChanges.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace lopsided
{

/** Makes a graph that plays one snapshot play another, in one transaction: what both have is left alone, so that it plays on
    sample for sample; what is gone rings out; what comes back is opened with the state that it had.

    Thread: message thread. Realtime: may block.
*/
class SnapshotTransition
{
public:
    /** All of them outlive it. `directory` is the session's folder. */
    SnapshotTransition (GraphProcessor& graph, PluginLibrary& library, ParameterChanges& parameters,
                        const juce::File& directory);

    /** What a node's plugin is now goes into its incarnation, so that it can be opened again. Before the node leaves.
        Cost: the plugin saves its state. */
    static void keepContent (const GraphModel& model, const DocumentNode& node);

    /** Goes from what plays. Returns warnings. Cost: O(N + E), what leaves saves its state, and what comes back is opened.
        Errors: plugin, graph; nothing has changed then. */
    [[nodiscard]] SessionResult<std::vector<std::string>> go (const DocumentSnapshot& from,
                                                              const DocumentSnapshot& to);

private:
    void disconnect (Transaction& edit, const DocumentSnapshot& from, const DocumentSnapshot& to) const;
    void remove (Transaction& edit, const DocumentSnapshot& from, const DocumentSnapshot& to) const;
    [[nodiscard]] SessionResult<void> bring (Transaction& edit, const DocumentSnapshot& from,
                                             const DocumentSnapshot& to);
    [[nodiscard]] SessionResult<std::unique_ptr<juce::AudioProcessor>> open (const DocumentNode& node,
                                                                             const DocumentSnapshot& to);
    void configure (Transaction& edit, const DocumentSnapshot& to) const;
    void automate (Transaction& edit, const Node& now, const DocumentNode& wanted) const;

    /** Sets what of these differs in a plugin that is not in the graph yet; whether anything did. */
    [[nodiscard]] static bool setTracked (juce::AudioProcessor& processor, const DocumentNode& node);

    /** The nodes that have been given a state. */
    [[nodiscard]] std::set<NodeID> restoreStates (const DocumentSnapshot& from, const DocumentSnapshot& to);

    /** What of `reset` is set even where the snapshots agree. */
    void setParameters (const DocumentSnapshot& from, const DocumentSnapshot& to,
                        const std::set<NodeID>& reset);
    void noteInstances (const DocumentSnapshot& to) const;

    GraphProcessor& graph;
    PluginLibrary& library;
    ParameterChanges& parameters;
    const juce::File directory;
    const BuildOptions options {};
    const NodeBuilder builder;
    std::vector<std::string> warnings;
};

} // namespace lopsided
