#pragma once

#include <juce_core/juce_core.h>

#include <optional>
#include <string_view>

namespace lopsided
{

/** Reads JSON that a stranger may have written: juce::JSON recurses as deep as the text says, so what is nested deeper than
    any text of ours is not read at all.

    Thread: any. Cost: O(bytes). Errors: nothing where it is no object or list, or too deep.
*/
[[nodiscard]] std::optional<juce::var> readBoundedJson (std::string_view text);

} // namespace lopsided
