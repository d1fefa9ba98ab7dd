#pragma once

#include "../model/SessionError.h"
#include "../model/SessionNode.h"
#include "BuildOptions.h"

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
    const BuildOptions& options;

    /** One that makes processors for a graph. */
    [[nodiscard]] static NodeBuilder forGraph (const GraphProcessor& graph, PluginLibrary& library,
                                               const juce::File& directory, const BuildOptions& options);

    /** The node's plugin; a placeholder, with a warning, where it is missing or fails. `where` is the node's path, for errors
        and warnings. Errors: plugin, for a file that it plays and for the wrong thread. */
    [[nodiscard]] SessionResult<std::unique_ptr<juce::AudioProcessor>> create (
        const SessionNode& node, const PluginPorts& connected, const std::string& where,
        std::vector<std::string>& warnings) const;

    /** The placeholder of a node, with a warning that gives the reason. `connected` are the ports that it has where the session
        does not say them. */
    [[nodiscard]] std::unique_ptr<juce::AudioProcessor> placeholder (
        const SessionNode& node, const PluginPorts& connected, const PluginError& reason,
        const std::string& where, std::vector<std::string>& warnings) const;

private:
    [[nodiscard]] PluginResult<std::unique_ptr<juce::AudioProcessor>> open (const SessionNode& node) const;
    void loadPreset (const SessionNode& node, juce::AudioProcessor& processor, const std::string& where,
                     std::vector<std::string>& warnings) const;
    [[nodiscard]] PluginResult<void> settle (juce::AudioProcessor& processor) const;
    [[nodiscard]] SessionResult<void> loadFile (const SessionNode& node, juce::AudioProcessor& processor,
                                                const std::string& where,
                                                std::vector<std::string>& warnings) const;
};

} // namespace lopsided
