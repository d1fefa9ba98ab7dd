#include "NodeBuilder.h"

#include <cmath>

namespace lopsided
{

namespace
{
SessionError pluginError (const PluginError& error, std::string where)
{
    return { SessionError::Code::plugin, error.message, std::move (where) };
}

void setParameters (const SessionNode& node, juce::AudioProcessor& processor, const std::string& where,
                    std::vector<std::string>& warnings)
{
    for (const auto& setting : node.parameters)
    {
        const auto place = where + ".parameters." + setting.parameter.toStdString() + ": ";
        const auto found = findParameters (processor, setting.parameter);

        if (found.empty())
            warnings.push_back (place + "'" + processor.getName().toStdString()
                                + "' has no such parameter (any more). It was left out.");
        else if (found.size() > 1)
            warnings.push_back (place + "'" + processor.getName().toStdString() + "' has "
                                + std::to_string (found.size())
                                + " parameters of this name. It was left out: use the id of one, '"
                                + parameterId (*found.front()).toStdString() + "' or another.");
        else
            setParameterValue (processor, *found.front(), setting.value);
    }
}

/** Whether an identifier names a file by a relative path, not by a bare name that is looked for in standard folders. */
bool isRelativePath (const juce::String& identifier)
{
    return identifier.containsChar (juce::File::getSeparatorChar())
           && ! juce::File::isAbsolutePath (identifier);
}

juce::String relativeTo (const juce::File& directory, const juce::File& file)
{
    return directory != juce::File() && file.isAChildOf (directory) ? file.getRelativePathFrom (directory)
                                                                    : file.getFullPathName();
}
} // namespace

SessionResult<std::unique_ptr<juce::AudioProcessor>> NodeBuilder::create (
    const SessionNode& node, const std::string& where, std::vector<std::string>& warnings) const
{
    auto created = library.create (resolved (node.plugin), sampleRate, maximumBlockSize);

    if (! created)
        return pluginError (created.error(), where + ".plugin");

    auto& processor = **created;

    if (const auto loaded = loadFile (node, processor, where, warnings); ! loaded)
        return loaded.error();

    if (! node.state.isEmpty())
        if (const auto restored = restoreState (processor, node.state); ! restored)
            return pluginError (restored.error(), where + ".state");

    setParameters (node, processor, where, warnings);

    if (! node.parameters.empty())
        settleParameters (processor, sampleRate, maximumBlockSize);

    return std::move (*created);
}

PluginReference NodeBuilder::resolved (const PluginReference& reference) const
{
    const auto format = pluginFormatFromString (reference.format);
    auto result = reference;

    if ((format == PluginFormat::vst3 || format == PluginFormat::ladspa)
        && isRelativePath (reference.identifier) && directory != juce::File())
        result.identifier = directory.getChildFile (reference.identifier).getFullPathName();

    return result;
}

SessionResult<void> NodeBuilder::loadFile (const SessionNode& node, juce::AudioProcessor& processor,
                                           const std::string& where, std::vector<std::string>& warnings) const
{
    auto* player = dynamic_cast<FilePlayer*> (&processor);

    if (player == nullptr)
    {
        if (node.file.isNotEmpty())
            warnings.push_back (where + ".file: '" + processor.getName().toStdString()
                                + "' plays no file. It was left out.");

        return {};
    }

    if (node.file.isEmpty())
    {
        warnings.push_back (where + ": this player has no \"file\" to play, and is silent.");
        return {};
    }

    if (! juce::File::isAbsolutePath (node.file) && directory == juce::File())
        return SessionError {
            SessionError::Code::plugin,
            "a relative path needs a session that was loaded from a file. Give the whole path.",
            where + ".file"
        };

    if (const auto loaded = player->loadFile (directory.getChildFile (node.file)); ! loaded)
        return pluginError (loaded.error(), where + ".file");

    return {};
}

SessionResult<SessionNode> captureNode (const Node& node, const juce::File& directory)
{
    auto& processor = node.instance->processor();
    SessionNode result;
    result.id = node.id;
    result.name = node.name;
    result.plugin = PluginLibrary::reference (processor);

    if (result.plugin.format.isEmpty())
        return SessionError {
            SessionError::Code::invalid,
            "its processor comes from no plugin library, so a session cannot name it. Remove the "
            "node, or make it a plugin.",
            "node '" + node.name.toStdString() + "' (" + std::to_string (node.id.uid) + ")"
        };

    if (const auto* player = dynamic_cast<const FilePlayer*> (&processor); player != nullptr)
        if (player->file() != juce::File())
            result.file = relativeTo (directory, player->file());

    result.state = saveState (processor);

    if (result.state.isEmpty())
        for (const auto* parameter : processor.getParameters())
            if (parameter->isAutomatable() && std::isfinite (parameter->getValue()))
                result.parameters.push_back (
                    { parameterId (*parameter), juce::jlimit (0.0f, 1.0f, parameter->getValue()) });

    return result;
}

} // namespace lopsided
