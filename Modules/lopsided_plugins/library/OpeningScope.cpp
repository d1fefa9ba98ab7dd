#include "OpeningScope.h"

#include "PluginWatch.h"

namespace lopsided
{

OpeningScope::OpeningScope (PluginLibrary& libraryToTell, const PluginReference& plugin)
    : library (libraryToTell)
{
    if (library.openingDepth++ == 0 && library.watch != nullptr)
        library.watch->openingBegins (plugin);
}

OpeningScope::~OpeningScope()
{
    if (--library.openingDepth == 0 && library.watch != nullptr)
        library.watch->openingEnds();
}

} // namespace lopsided
