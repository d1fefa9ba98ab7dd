#include "SceneLoader.h"

#include "../build/NodeLocation.h"

#include <algorithm>

namespace lopsided
{

namespace
{
/** Whether both may mean one plugin: the name counts where both say one. */
bool isSamePlugin (const PluginReference& a, const PluginReference& b)
{
    return a.format == b.format && a.identifier == b.identifier
           && (a.name == b.name || a.name.isEmpty() || b.name.isEmpty());
}

/** What is kept of a scene beside its snapshot. */
std::shared_ptr<const Session> remainderOf (const Session& scene)
{
    auto kept = std::make_shared<Session>();
    kept->unknownKeys = scene.unknownKeys;
    kept->tempo = scene.tempo;
    kept->output = scene.output;

    for (const auto& node : scene.nodes)
        if (! node.unknownKeys.empty() || ! node.unknownPluginKeys.empty())
        {
            auto& keys = kept->nodes.emplace_back();
            keys.id = node.id;
            keys.unknownKeys = node.unknownKeys;
            keys.unknownPluginKeys = node.unknownPluginKeys;
        }

    for (const auto& connection : scene.connections)
        if (! connection.unknownKeys.empty())
            kept->connections.push_back (connection);

    return kept;
}
} // namespace

SceneLoader::SceneLoader (const Session& sessionToLoad, DocumentSnapshot& presentOfIt)
    : session (sessionToLoad),
      present (presentOfIt)
{
    for (const auto& node : session.nodes)
        if (const auto* playing = present.find (node.id))
            plugins[node.id].push_back ({ playing->plugin, { { &node, nullptr } } });
}

std::vector<DocumentScene> SceneLoader::load (std::uint64_t firstId, std::uint64_t firstRevision)
{
    std::vector<DocumentScene> scenes;

    for (const auto& scene : session.scenes)
    {
        const auto snapshot = load (scene);
        snapshot->scene = firstId + scenes.size();
        snapshot->revision = firstRevision + scenes.size();
        scenes.push_back ({ snapshot->scene, scene.name, snapshot, remainderOf (scene) });
    }

    for (auto& [id, candidates] : plugins)
        for (auto& known : candidates)
            shareStates (known);

    return scenes;
}

std::shared_ptr<DocumentSnapshot> SceneLoader::load (const Session& scene)
{
    auto snapshot = std::make_shared<DocumentSnapshot>();

    for (const auto& node : scene.nodes)
        snapshot->nodes.push_back (load (node));

    std::sort (snapshot->nodes.begin(), snapshot->nodes.end(),
               [] (const auto& a, const auto& b) { return a->id < b->id; });

    std::vector<Connection> connections;

    for (const auto& connection : scene.connections)
        connections.push_back (connection.connection);

    std::sort (connections.begin(), connections.end());
    snapshot->connections = std::make_shared<std::vector<Connection>> (std::move (connections));
    snapshot->comments = std::make_shared<std::vector<SessionComment>> (scene.comments);
    snapshot->mappings = std::make_shared<std::vector<SessionMapping>> (scene.mappings);
    snapshot->endPositions = scene.endPositions;
    return snapshot;
}

std::shared_ptr<DocumentNode> SceneLoader::load (const SessionNode& said)
{
    auto node = std::make_shared<DocumentNode>();
    auto& known = knownOf (said);
    known.uses.push_back ({ &said, node.get() });
    node->id = said.id;
    node->plugin = known.plugin;
    node->name = said.name;
    node->options = said.options;
    node->position = said.position;

    if (! said.parameters.empty())
        node->parametersByName = std::make_shared<std::vector<SessionParameter>> (said.parameters);

    return node;
}

SceneLoader::Known& SceneLoader::knownOf (const SessionNode& node)
{
    auto& candidates = plugins[node.id];

    for (auto& known : candidates)
        if (isSamePlugin (known.uses.front().said->plugin, node.plugin))
            return known;

    auto& added = candidates.emplace_back();
    added.plugin = std::make_shared<PluginIncarnation>();
    added.plugin->content = withWholePaths (node, session.directory);
    added.plugin->content.parameters.clear(); // each scene has its own
    return added;
}

void SceneLoader::shareStates (Known& known)
{
    const auto& first = known.uses.front();
    const auto isSet = [] (const Use& use) { return ! use.said->state.isEmpty(); };
    const auto firstSet = std::find_if (known.uses.begin(), known.uses.end(), isSet);

    if (firstSet == known.uses.end())
        return;

    // What those are set to that say nothing: the session's own node is what it says, even if that is nothing.
    const auto* usual = first.node == nullptr ? first.said : firstSet->said;

    if (first.node != nullptr)
        known.plugin->content.state = withWholePaths (*usual, session.directory).state;

    if (std::none_of (known.uses.begin(), known.uses.end(),
                      [&] (const auto& use) { return isSet (use) && use.said->state != usual->state; }))
        return;

    std::vector<std::pair<const SessionNode*, std::shared_ptr<const juce::MemoryBlock>>> states;

    for (const auto& use : known.uses)
    {
        const auto* wanted = isSet (use) ? use.said : usual;

        if (wanted->state.isEmpty())
            continue;

        auto found = std::find_if (states.begin(), states.end(), [wanted] (const auto& entry) {
            return entry.first->state == wanted->state;
        });

        if (found == states.end())
            found = states.insert (states.end(),
                                   { wanted, std::make_shared<const juce::MemoryBlock> (
                                                 withWholePaths (*wanted, session.directory).state) });

        if (use.node != nullptr)
            use.node->state = found->second;
        else
            present.change (use.said->id, [found] (DocumentNode& node) { node.state = found->second; });

        if (wanted == usual)
            known.plugin->stateOfContent = found->second;
    }
}

} // namespace lopsided
