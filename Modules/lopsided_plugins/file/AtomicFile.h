#pragma once

#include <juce_core/juce_core.h>

#include <string_view>

namespace lopsided
{

/** Replaces a file's content in one step: at every moment, power cuts included, the name leads to the old content or the
    new, whole. The new content is on the disk when this returns.

    It is written beside the file under a hidden name and renamed; a killed process may leave that one behind. Keeps the
    file's permissions, and follows a symbolic link.

    Thread: any. Realtime: may block. Cost: waits for the disk. Errors: in words; the old content is then untouched.
*/
[[nodiscard]] juce::Result replaceFileAtomically (const juce::File& file, std::string_view content);

} // namespace lopsided
