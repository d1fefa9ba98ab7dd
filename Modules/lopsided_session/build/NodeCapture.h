#pragma once

#include "../model/SessionError.h"
#include "../model/SessionNode.h"

#include <lopsided_graph/lopsided_graph.h>

namespace lopsided
{

/** What a session says about a node that plays now; of a placeholder, what it said of the plugin that is missing.
    Thread: message thread. Errors: invalid. */
[[nodiscard]] SessionResult<SessionNode> captureNode (const Node& node, const juce::File& directory);

/** The plugin, its state, and its parameters where it saves no state: what a preset keeps. Files beneath the directory are
    named relative to it. An empty format where no PluginLibrary made the processor. Thread: message thread. */
[[nodiscard]] SessionNode captureSettings (juce::AudioProcessor& processor, const juce::File& directory);

} // namespace lopsided
