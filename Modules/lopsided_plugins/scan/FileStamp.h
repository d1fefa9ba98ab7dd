#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** What tells one version of a file, or of all that is in a folder, from another. */
struct FileStamp
{
    juce::int64 modifiedMicros = 0; /**< the newest modification in it, since 1970 */
    juce::int64 numBytes = 0;       /**< of all its files */

    /** Thread: any. Realtime: may block. Cost: one look at each file. Errors: zeros where there is nothing. */
    [[nodiscard]] static FileStamp of (const juce::File& fileOrFolder);

    bool operator== (const FileStamp&) const = default;
};

} // namespace lopsided
