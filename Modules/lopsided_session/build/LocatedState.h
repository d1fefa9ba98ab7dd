#pragma once

#include <lopsided_plugins/lopsided_plugins.h>

#include <string>
#include <vector>

namespace lopsided
{

/** Gives a processor a state that was saved, once the files that it names are found on this machine. Those beneath `directory` are
    looked for there. A file that is nowhere is named in a warning, behind `where`.

    Thread: message thread. Errors: stateRefused.
*/
[[nodiscard]] PluginResult<void> restoreLocated (juce::AudioProcessor& processor,
                                                 const juce::MemoryBlock& state, const juce::File& directory,
                                                 const std::string& where,
                                                 std::vector<std::string>& warnings);

} // namespace lopsided
