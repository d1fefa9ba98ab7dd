#pragma once

#include "SessionComment.h"
#include "SessionConnection.h"
#include "SessionMapping.h"
#include "SessionNode.h"
#include "SessionOutput.h"
#include "SessionPosition.h"

#include <map>
#include <string>
#include <vector>

namespace lopsided
{

/** What a session file says, as a value: a named graph of plugins with their settings.

    Thread: any, like every value. Realtime: allocates.
*/
struct Session
{
    /** The version of the file format that this code reads and writes. */
    static constexpr int currentVersion = 1;

    int version = currentVersion;
    juce::String name;
    std::vector<SessionNode> nodes;
    std::vector<SessionConnection> connections;
    std::vector<UnknownKey> unknownKeys;

    std::vector<SessionComment> comments {};
    std::vector<SessionMapping> mappings {};
    SessionOutput output {};
    double tempo = 120.0; /**< beats a minute */

    /** Where the graph's ends (GraphNodes) are drawn; none where nobody has said. */
    std::map<NodeID, SessionPosition> endPositions {};

    /** Names of macros by number, 0 to 127: of those that have been given one. */
    std::map<int, juce::String> macroNames {};

    /** Stored graphs, to be recalled while it plays: each a session with a name, without scenes or macros of its own. A node of
        one that has the id and the plugin of the session's own, or of an earlier scene's, is the same instance; where it says
        no state, it has that one's. */
    std::vector<Session> scenes {};

    /** Which of them was recalled or stored last: 1 for the first; 0 for none. */
    int scene = 0;

    /** Where relative files are looked for: the session file's folder. Set by loading, not written, not compared. */
    juce::File directory;

    [[nodiscard]] bool operator== (const Session& other) const;

    /** A path for each key that this version does not know, such as `nodes[2].colour`: for a warning.
        Cost: O(nodes + connections + such keys). */
    [[nodiscard]] std::vector<std::string> unknownKeyPaths() const;
};

} // namespace lopsided
