#include "NodeBuilder.h"

#include "../preset/PluginPresets.h"
#include "LocatedState.h"
#include "SessionBuilder.h"

namespace lopsided
{

namespace
{
// What instances are told when the graph is not prepared yet; it prepares them for its own when it is.
constexpr double defaultSampleRate = 48000.0;
constexpr int defaultBlockSize = 512;

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
} // namespace

NodeBuilder NodeBuilder::forGraph (const GraphProcessor& graph, PluginLibrary& library,
                                   const juce::File& directory, const BuildOptions& options)
{
    return { library, directory, graph.getSampleRate() > 0.0 ? graph.getSampleRate() : defaultSampleRate,
             graph.getBlockSize() > 0 ? graph.getBlockSize() : defaultBlockSize, options };
}

PluginResult<std::unique_ptr<juce::AudioProcessor>> NodeBuilder::open (const SessionNode& node) const
{
    const auto reference = SessionBuilder::resolved (node.plugin, directory);

    if (options.leaveOut)
        if (const auto reason = options.leaveOut (reference))
            return PluginError { PluginError::Code::leftOut, *reason };

    return library.create (reference, sampleRate, maximumBlockSize);
}

std::unique_ptr<juce::AudioProcessor> NodeBuilder::placeholder (const SessionNode& node,
                                                                const PluginPorts& connected,
                                                                const PluginError& reason,
                                                                const std::string& where,
                                                                std::vector<std::string>& warnings) const
{
    const auto isHeard = options.placeholders == PlaceholderSound::passes;
    warnings.push_back (where + ": " + reason.message
                        + " A placeholder keeps its connections and settings, and "
                        + (isHeard ? "passes what comes in." : "is silent."));

    return std::make_unique<PlaceholderProcessor> (MissingPlugin { node.plugin, node.layout, node.state,
                                                                   node.parameters, node.file, node.preset,
                                                                   reason },
                                                   connected, options.placeholders);
}

SessionResult<std::unique_ptr<juce::AudioProcessor>> NodeBuilder::create (
    const SessionNode& node, const PluginPorts& connected, const std::string& where,
    std::vector<std::string>& warnings) const
{
    auto created = open (node);

    if (! created)
    {
        if (created.error().code == PluginError::Code::wrongThread)
            return pluginError (created.error(), where + ".plugin");

        return placeholder (node, connected, created.error(), where + ".plugin", warnings);
    }

    auto& processor = **created;

    if (const auto loaded = loadFile (node, processor, where, warnings); ! loaded)
        return loaded.error();

    if (node.layout)
        if (const auto refused = negotiateLayout (processor, node.layout->buses); refused.isNotEmpty())
            warnings.push_back (where + ".layout: " + refused.toStdString());

    loadPreset (node, processor, where, warnings);

    if (! node.state.isEmpty())
        if (const auto restored =
                restoreLocated (processor, node.state, directory, where + ".state", warnings);
            ! restored)
            return placeholder (node, PluginPorts::of (processor), restored.error(), where + ".state",
                                warnings);

    setParameters (node, processor, where, warnings);

    if (! node.parameters.empty() || node.preset.isNotEmpty())
        if (const auto settled = settle (processor); ! settled)
            return placeholder (node, PluginPorts::of (processor), settled.error(), where + ".plugin",
                                warnings);

    return std::move (*created);
}

void NodeBuilder::loadPreset (const SessionNode& node, juce::AudioProcessor& processor,
                              const std::string& where, std::vector<std::string>& warnings) const
{
    if (node.preset.isEmpty())
        return;

    const auto place = where + ".preset: ";
    const auto loaded = PluginPresets::load (processor, node.preset, directory);

    if (! loaded)
    {
        warnings.push_back (place + loaded.error().describe() + " It was left out.");
        return;
    }

    for (const auto& warning : *loaded)
        warnings.push_back (place + warning);
}

PluginResult<void> NodeBuilder::settle (juce::AudioProcessor& processor) const
{
    const auto failed = [&processor] (const std::string& what) {
        return PluginError { PluginError::Code::openFailed, "'" + processor.getName().toStdString()
                                                                + "' threw when it was prepared: " + what
                                                                + "." };
    };

    try
    {
        settleParameters (processor, sampleRate, maximumBlockSize);
        return {};
    }
    catch (const std::exception& error)
    {
        return failed (error.what());
    }
    catch (...)
    {
        return failed ("something that is no std::exception");
    }
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

} // namespace lopsided
