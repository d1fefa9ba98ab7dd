#include "Session.h"

#include "../file/EntryPath.h"
#include "../file/Printable.h"

namespace lopsided
{

namespace
{
void addPaths (std::vector<std::string>& paths, const std::string& parent,
               const std::vector<UnknownKey>& keys)
{
    for (const auto& unknown : keys)
        paths.push_back (parent + printable (unknown.key.toStdString()));
}
} // namespace

bool Session::operator== (const Session& other) const
{
    return version == other.version && name == other.name && nodes == other.nodes
           && connections == other.connections && unknownKeys == other.unknownKeys
           && comments == other.comments && mappings == other.mappings && output == other.output
           && tempo == other.tempo && endPositions == other.endPositions && macroNames == other.macroNames
           && scenes == other.scenes && scene == other.scene;
}

std::vector<std::string> Session::unknownKeyPaths() const
{
    std::vector<std::string> paths;
    addPaths (paths, {}, unknownKeys);

    for (std::size_t index = 0; index < nodes.size(); ++index)
    {
        const auto node = "nodes[" + std::to_string (index) + "].";
        addPaths (paths, node, nodes[index].unknownKeys);
        addPaths (paths, node + "plugin.", nodes[index].unknownPluginKeys);
    }

    for (std::size_t index = 0; index < connections.size(); ++index)
        addPaths (paths, "connections[" + std::to_string (index) + "].", connections[index].unknownKeys);

    for (std::size_t index = 0; index < comments.size(); ++index)
        addPaths (paths, "comments[" + std::to_string (index) + "].", comments[index].unknownKeys);

    for (std::size_t index = 0; index < mappings.size(); ++index)
        addPaths (paths, "mappings[" + std::to_string (index) + "].", mappings[index].unknownKeys);

    for (std::size_t index = 0; index < scenes.size(); ++index)
        for (const auto& path : scenes[index].unknownKeyPaths())
            paths.push_back (entryPath ("scenes", index) + "." + path);

    return paths;
}

} // namespace lopsided
