#pragma once

#include "PluginLibrary.h"

namespace lopsided
{

/** Tells a library's watch that a plugin is being opened for as long as this lives. `PluginLibrary::create` does so by itself: this
    is for what follows, restoring a state and preparing, which crashes as readily. Scopes may be nested; the outermost
    tells.

    Thread: message thread. Realtime: may block.
*/
class [[nodiscard]] OpeningScope
{
public:
    /** The opening begins. The library outlives this. Cost: O(1), and of the outermost what the watch does. */
    OpeningScope (PluginLibrary& libraryToTell, const PluginReference& plugin);

    /** It has ended, well or not. */
    ~OpeningScope();

    OpeningScope (const OpeningScope&) = delete;
    OpeningScope& operator= (const OpeningScope&) = delete;

private:
    PluginLibrary& library;
};

} // namespace lopsided
