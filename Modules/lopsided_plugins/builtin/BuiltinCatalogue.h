#pragma once

#include "BuiltinProcessor.h"

#include <memory>
#include <vector>

namespace lopsided
{

/** Our own processors by name. Thread: message thread. */
class BuiltinCatalogue
{
public:
    BuiltinCatalogue() = delete;

    /** A new processor, or nullptr where no builtin has this name. */
    [[nodiscard]] static std::unique_ptr<BuiltinProcessor> create (const juce::String& identifier);

    /** All of them, as a plugin list shows them. */
    [[nodiscard]] static std::vector<juce::PluginDescription> descriptions();

    /** Their names, for an error message: "gain, midi-file-player, sine". */
    [[nodiscard]] static juce::String names();
};

} // namespace lopsided
