#include "NodeLocation.h"

namespace lopsided
{

namespace
{
bool hasStateWithFiles (const SessionNode& node)
{
    return ! node.state.isEmpty() && pluginFormatFromString (node.plugin.format) == PluginFormat::lv2;
}
} // namespace

juce::String relativeTo (const juce::File& directory, const juce::File& file)
{
    return directory != juce::File() && file.isAChildOf (directory) ? file.getRelativePathFrom (directory)
                                                                    : file.getFullPathName();
}

SessionNode withWholePaths (SessionNode node, const juce::File& directory)
{
    if (node.file.isNotEmpty() && directory != juce::File())
        node.file = directory.getChildFile (node.file).getFullPathName();

    if (hasStateWithFiles (node))
        node.state = StateFiles (directory, StateFiles::foldersOfLv2()).toAbsolute (node.state).state;

    return node;
}

SessionNode withPathsOf (SessionNode node, const juce::File& directory)
{
    if (juce::File::isAbsolutePath (node.file))
        node.file = relativeTo (directory, juce::File (node.file));

    if (hasStateWithFiles (node))
        node.state = StateFiles (directory, StateFiles::foldersOfLv2()).toPortable (node.state);

    return node;
}

} // namespace lopsided
