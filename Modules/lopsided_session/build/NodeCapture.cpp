#include "NodeCapture.h"

#include "NodeLocation.h"

#include <cmath>

namespace lopsided
{

namespace
{
/** Those that a session keeps. */
NodeOptions keptOptions (const NodeOptions& options)
{
    NodeOptions kept;
    kept.bypass = options.bypass;
    kept.mute = options.mute;
    kept.solo = options.solo;
    return kept;
}

SessionNode captureMissing (const Node& node, const MissingPlugin& missing)
{
    SessionNode result;
    result.id = node.id;
    result.name = node.name;
    result.plugin = missing.reference;
    result.file = missing.file;
    result.state = missing.state;
    result.parameters = missing.parameters;
    result.layout = missing.ports;
    result.preset = missing.preset;
    result.options = keptOptions (node.options);
    return result;
}
} // namespace

SessionNode captureSettings (juce::AudioProcessor& processor, const juce::File& directory)
{
    SessionNode result;
    result.plugin = PluginLibrary::reference (processor);
    result.state = saveState (processor);

    if (pluginFormatFromString (result.plugin.format) == PluginFormat::lv2)
        result.state = StateFiles (directory, StateFiles::foldersOfLv2()).toPortable (result.state);

    if (result.state.isEmpty())
        for (const auto* parameter : processor.getParameters())
            if (parameter->isAutomatable() && std::isfinite (parameter->getValue()))
                result.parameters.push_back (
                    { parameterId (*parameter), juce::jlimit (0.0f, 1.0f, parameter->getValue()) });

    return result;
}

SessionResult<SessionNode> captureNode (const Node& node, const juce::File& directory)
{
    auto& processor = node.instance->processor();

    if (const auto* placeholder = dynamic_cast<const PlaceholderProcessor*> (&processor))
        return captureMissing (node, placeholder->missing());

    auto result = captureSettings (processor, directory);
    result.id = node.id;
    result.name = node.name;
    result.options = keptOptions (node.options);

    if (result.plugin.format.isEmpty())
        return SessionError {
            SessionError::Code::invalid,
            "its processor comes from no plugin library, so a session cannot name it. Remove the "
            "node, or make it a plugin.",
            "node '" + node.name.toStdString() + "' (" + std::to_string (node.id.uid) + ")"
        };

    result.layout = PluginPorts::of (processor);

    if (const auto* player = dynamic_cast<const FilePlayer*> (&processor); player != nullptr)
        if (player->file() != juce::File())
            result.file = relativeTo (directory, player->file());

    return result;
}

} // namespace lopsided
