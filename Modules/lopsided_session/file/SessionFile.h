#pragma once

#include "../model/Session.h"
#include "../model/SessionError.h"

#include <string_view>

namespace lopsided
{

/** Reads and writes session files: JSON, described in Resources/Docs/Session-format.md.

    Nothing that is read is trusted: whatever the bytes, the answer is a session or an error that names the place.
    SessionLimits bounds time and memory.

    Thread: any that may block; message thread in a host. Realtime: may block.
*/
class SessionFile
{
public:
    SessionFile() = delete;

    /** Reads a session file. Its folder becomes the session's `directory`.

        Cost: O(bytes). Errors: unreadable, syntax, limit, invalid, version.
    */
    [[nodiscard]] static SessionResult<Session> load (const juce::File& file);

    /** Reads a session from UTF-8 text. Cost: O(bytes). Errors: syntax, limit, invalid, version. */
    [[nodiscard]] static SessionResult<Session> parse (std::string_view text);

    /** Replaces the file in one step: whatever happens, `kill -9` and a power cut included, it holds the old or the new
        session, whole. What is written reads back as an equal session, or nothing is written.

        Cost: O(bytes), and waits for the disk. Errors: unwritable, and those of parse for a session that is none.
    */
    [[nodiscard]] static SessionResult<void> save (const Session& session, const juce::File& file);

    /** The text that `save` writes: indented, in a fixed order, so that equal sessions give equal text. Cost: O(bytes). */
    [[nodiscard]] static std::string toJson (const Session& session);
};

} // namespace lopsided
