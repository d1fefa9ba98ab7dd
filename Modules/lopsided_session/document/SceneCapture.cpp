#include "SceneCapture.h"

#include "../build/NodeLocation.h"
#include "ParameterSettings.h"

#include <algorithm>

namespace lopsided
{

namespace
{
template <typename Entries>
auto* entryOf (Entries& entries, NodeID id)
{
    const auto found =
        std::find_if (entries.begin(), entries.end(), [id] (const auto& entry) { return entry.id == id; });
    return found != entries.end() ? &*found : nullptr;
}
} // namespace

SceneCapture::SceneCapture (const Session& captured, const DocumentSnapshot& presentOfIt,
                            const GraphModel& modelOfIt, const juce::File& directoryToSaveTo)
    : session (captured),
      present (presentOfIt),
      model (modelOfIt),
      directory (directoryToSaveTo)
{}

SessionResult<Session> SceneCapture::capture (const DocumentScene& scene)
{
    const auto& snapshot = *scene.snapshot;
    const auto* kept = scene.kept.get();
    Session result;
    result.name = scene.name;
    result.comments = *snapshot.comments;
    result.mappings = *snapshot.mappings;
    result.endPositions = snapshot.endPositions;

    for (const auto& node : snapshot.nodes)
    {
        auto captured = capture (*node);

        if (captured.plugin.format.isEmpty())
            return SessionError { SessionError::Code::invalid,
                                  "its processor came from no plugin library, so a session cannot name it. "
                                  "Store the scene anew, or remove it.",
                                  "scene '" + scene.name.toStdString() + "', node '"
                                      + node->name.toStdString() + "'" };

        if (kept != nullptr)
        {
            const auto* keys = entryOf (kept->nodes, node->id);
            captured.unknownKeys = keys != nullptr ? keys->unknownKeys : std::vector<UnknownKey>();
            captured.unknownPluginKeys =
                keys != nullptr ? keys->unknownPluginKeys : std::vector<UnknownKey>();
        }

        result.nodes.push_back (std::move (captured));
    }

    for (const auto& connection : *snapshot.connections)
        result.connections.push_back ({ connection, {} });

    if (kept == nullptr)
        return result;

    result.unknownKeys = kept->unknownKeys;
    result.tempo = kept->tempo;
    result.output = kept->output;

    for (const auto& known : kept->connections)
        if (const auto found = std::lower_bound (snapshot.connections->begin(), snapshot.connections->end(),
                                                 known.connection);
            found != snapshot.connections->end() && *found == known.connection)
            result.connections[static_cast<std::size_t> (found - snapshot.connections->begin())].unknownKeys =
                known.unknownKeys;

    return result;
}

SessionNode SceneCapture::capture (const DocumentNode& node)
{
    const auto* playing = present.find (node.id);
    auto result = playing != nullptr && playing->plugin == node.plugin ? capturePlaying (node, *playing)
                                                                       : captureAbsent (node);
    result.id = node.id;
    result.name = node.name;
    result.position = node.position;
    result.options = {};
    result.options.bypass = node.options.bypass;
    result.options.mute = node.options.mute;
    result.options.solo = node.options.solo;
    return result;
}

SessionNode SceneCapture::capturePlaying (const DocumentNode& node, const DocumentNode& playing) const
{
    const auto* captured = entryOf (session.nodes, node.id);
    const auto* now = model.findNode (node.id);

    if (captured == nullptr || now == nullptr)
        return {};

    auto result = *captured;
    result.state.reset(); // the session's own node says it

    if (node.state != nullptr && node.state != playing.state)
    {
        result.state = *node.state;
        result = withPathsOf (std::move (result), directory);
    }

    overrideParameters (result.parameters, node, automatableIds (now->instance->processor()));
    return result;
}

SessionNode SceneCapture::captureAbsent (const DocumentNode& node)
{
    const auto& plugin = *node.plugin;
    const auto isOfContent = node.state == nullptr || node.state == plugin.stateOfContent;
    const auto* state = isOfContent ? &plugin.content.state : node.state.get();
    const auto [earlier, isFirst] = written.emplace (&plugin, state);
    auto result = plugin.content;
    result.state =
        isFirst || earlier->second != state ? *state : juce::MemoryBlock(); // else an earlier one says it
    result = withPathsOf (std::move (result), directory);
    overrideParameters (result.parameters, node, plugin.parameterIds);
    return result;
}

} // namespace lopsided
