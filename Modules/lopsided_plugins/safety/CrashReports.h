#pragma once

#include "CrashNoteFolder.h"
#include "CrashReport.h"

#include <functional>
#include <vector>

namespace lopsided
{

/** The notes that dead hosts of this user have left.

    A host that ends cleanly leaves none. One that was killed from outside leaves one that names what it called at that
    moment, and nothing where it called nothing.

    Thread: any, one at a time. Realtime: may block.
*/
class CrashReports
{
public:
    CrashReports() = delete;

    /** How many are kept; the oldest go first. */
    static constexpr std::size_t maximumKept = 64;

    /** Reads the notes whose host is dead, the newest first, and removes those that name nothing, are damaged, or too many.
        Notes of hosts that live are left alone. Cost: opens each note, and reads those of dead hosts. */
    [[nodiscard]] static std::vector<CrashReport> collect (const CrashNoteFolder& folder);

    /** Removes the notes of dead hosts all of whose suspects are known to be innocent.
        Cost: as collect, and a call of `isInnocent` for each suspect at most. */
    static void forgive (const CrashNoteFolder& folder,
                         const std::function<bool (const CrashReport::Suspect&)>& isInnocent);
};

} // namespace lopsided
