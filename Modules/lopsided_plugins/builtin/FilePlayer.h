#pragma once

#include "../library/PluginError.h"

#include <juce_core/juce_core.h>

namespace lopsided
{

/** A processor that plays a file. Session files name it in the node's `file`. */
class FilePlayer
{
public:
    virtual ~FilePlayer() = default;

    /** Reads the file. To play another one later, replace the node.

        Thread: message thread, before prepareToPlay. Realtime: may block. Cost: reads the whole file.
        Errors: fileUnreadable, with the reason; the processor keeps what it had.
    */
    [[nodiscard]] virtual PluginResult<void> loadFile (const juce::File& file) = 0;

    /** The file that was read; juce::File() before that. Thread: message thread. Realtime: may block. Cost: a string. */
    [[nodiscard]] virtual juce::File file() const = 0;
};

} // namespace lopsided
