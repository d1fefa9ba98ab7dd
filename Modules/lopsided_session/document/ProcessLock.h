#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** A file that says whether the process that made it still lives: it is locked for as long, and the system ends the lock with the
    process, however that ends. A number of a process may be used again; a lock may not.

    Thread: any. Realtime: may block.
*/
class ProcessLock
{
public:
    /** Makes the file and locks it. Where that cannot be done, others take it for one that is left. Cost: some system calls. */
    explicit ProcessLock (const juce::File& fileToMake);

    /** Removes it. */
    ~ProcessLock();

    ProcessLock (const ProcessLock&) = delete;
    ProcessLock& operator= (const ProcessLock&) = delete;

    /** Whether the process that made it is gone; one that is not there counts as that. Cost: some system calls. */
    [[nodiscard]] static bool isAbandoned (const juce::File& file);

private:
    const juce::File place;
    int descriptor = -1;
};

} // namespace lopsided
