#pragma once

#include "RackParameters.h"

#include <lopsided_session/lopsided_session.h>
#include <string>
#include <string_view>
#include <vector>

namespace lopsided
{

/** What a DAW's project keeps of a rack: a JSON text with the session and where the DAW's parameters were. A value.

    Thread: any. Realtime: allocates.
*/
struct RackState
{
    static constexpr int currentVersion = 1;

    Session session;
    std::vector<float> macros; // 0 to 1; those that are missing are 0
    bool isBypassed = false;

    /** Cost: O(bytes). */
    [[nodiscard]] std::string write() const;

    /** Nothing that is read is trusted. A plain session file is a state, too. Cost: O(bytes). Errors: those of SessionFile::parse. */
    [[nodiscard]] static SessionResult<RackState> read (std::string_view text);
};

} // namespace lopsided
