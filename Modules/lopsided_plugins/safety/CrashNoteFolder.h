#pragma once

#include <juce_core/juce_core.h>

#include <optional>

namespace lopsided
{

/** Where the notes of this user's hosts lie: a folder that survives a process, owned by the user alone.

    In memory (tmpfs), if there is any: $XDG_RUNTIME_DIR/lopsided, else /dev/shm/lopsided-UID. A page of it is never written
    back, so that a store into it never waits for a disk. What lies there does not survive a restart of the machine, nor,
    in $XDG_RUNTIME_DIR, the user's last log-out. Without memory the folder for temporary files is used, where calls are not
    noted, only openings.

    Thread: any. Realtime: may block.
*/
struct CrashNoteFolder
{
    juce::File folder;
    bool isInMemory = false;

    /** The folder, made where it is not there yet; nothing where none can be had that is safe to write to.
        Cost: some system calls. */
    [[nodiscard]] static std::optional<CrashNoteFolder> find();
};

} // namespace lopsided
