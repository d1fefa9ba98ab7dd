#pragma once

#include <juce_core/juce_core.h>

#include <optional>

namespace lopsided
{

/** The labels of the plugins that a LADSPA file holds, in the file's order; nothing where it is no such file.

    Thread: message thread. Realtime: may block. Runs the file's own code.
*/
[[nodiscard]] std::optional<juce::StringArray> ladspaLabels (const juce::File& file);

} // namespace lopsided
