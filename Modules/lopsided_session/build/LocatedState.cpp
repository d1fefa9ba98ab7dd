#include "LocatedState.h"

namespace lopsided
{

PluginResult<void> restoreLocated (juce::AudioProcessor& processor, const juce::MemoryBlock& state,
                                   const juce::File& directory, const std::string& where,
                                   std::vector<std::string>& warnings)
{
    if (pluginFormatFromString (PluginLibrary::reference (processor).format) != PluginFormat::lv2)
        return restoreState (processor, state);

    const auto located = StateFiles (directory, StateFiles::foldersOfLv2()).toAbsolute (state);

    for (const auto& missing : located.missing)
        warnings.push_back (where + ": the file " + missing.toStdString() + " that '"
                            + processor.getName().toStdString()
                            + "' plays is not there. Put it back, or choose another in the plugin.");

    return restoreState (processor, located.state);
}

} // namespace lopsided
