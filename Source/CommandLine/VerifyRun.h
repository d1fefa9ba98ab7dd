#pragma once

#include "Console.h"
#include "VerifiedPlugin.h"
#include <vector>

namespace lopsided
{

/** Has a number of plugins observed, with a progress bar; Ctrl-C ends it, and what was seen is kept in the catalogue.

    Thread: any. Realtime: blocks until the end.
*/
class VerifyRun
{
public:
    VerifyRun (PluginCatalogue& catalogue, const Console& console);

    /** Gives each plugin its verdict. Where it is stopped, those that have none are removed. */
    void observe (std::vector<VerifiedPlugin>& plugins, const VerifyOptions& options);

    /** Observes all plugins of these formats in the catalogue that opened and have no verdict yet. */
    void observeNew (const std::vector<PluginFormat>& formats);

private:
    void keep (const VerifiedPlugin& plugin);

    PluginCatalogue& known;
    const Console& streams;
};

} // namespace lopsided
