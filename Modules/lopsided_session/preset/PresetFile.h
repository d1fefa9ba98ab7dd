#pragma once

#include "../model/SessionError.h"
#include "../model/SessionNode.h"

#include <string>
#include <string_view>

namespace lopsided
{

/** Our own preset file, `.lopsidedpreset`: what one plugin of any format is set to. JSON, described in Session-format.md.

    Thread: any. Realtime: may block. Cost: O(bytes); `save` waits for the disk too.
*/
class PresetFile
{
public:
    PresetFile() = delete;

    static constexpr const char* extension = ".lopsidedpreset";

    /** Errors: unreadable, and those of parse. */
    [[nodiscard]] static SessionResult<SessionNode> load (const juce::File& file);

    /** The node has a plugin, a state, parameters, and nothing else.
        Errors: syntax, limit, invalid, version; each with its place. */
    [[nodiscard]] static SessionResult<SessionNode> parse (std::string_view text);

    /** Replaces the file in one step. Errors: unwritable. */
    [[nodiscard]] static SessionResult<void> save (const SessionNode& node, const juce::File& file);

    /** The text that `save` writes: indented, in a fixed order. */
    [[nodiscard]] static std::string toJson (const SessionNode& node);
};

} // namespace lopsided
