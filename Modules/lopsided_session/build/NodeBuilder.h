#pragma once

#include "../model/SessionError.h"
#include "../model/SessionNode.h"

#include <lopsided_graph/lopsided_graph.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <memory>
#include <string>
#include <vector>

namespace lopsided
{

/** Creates the processors of a session's nodes, set up as the session says. Thread: message thread. */
struct NodeBuilder
{
    PluginLibrary& library;
    juce::File directory; /**< where relative files are looked for */
    double sampleRate = 0.0;
    int maximumBlockSize = 0;

    /** `where` is the node's path, for errors and warnings. Errors: plugin. */
    [[nodiscard]] SessionResult<std::unique_ptr<juce::AudioProcessor>> create (
        const SessionNode& node, const std::string& where, std::vector<std::string>& warnings) const;

private:
    [[nodiscard]] PluginReference resolved (const PluginReference& reference) const;
    [[nodiscard]] SessionResult<void> loadFile (const SessionNode& node, juce::AudioProcessor& processor,
                                                const std::string& where,
                                                std::vector<std::string>& warnings) const;
};

/** What a session says about a node that plays now. Thread: message thread. Errors: invalid. */
[[nodiscard]] SessionResult<SessionNode> captureNode (const Node& node, const juce::File& directory);

} // namespace lopsided
