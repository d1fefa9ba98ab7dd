#include "CatalogueUpdate.h"

#include <algorithm>
#include <lopsided_realtime/version/Version.h>

namespace lopsided
{

CatalogueUpdate::CatalogueUpdate (PluginCatalogue& catalogue, const Console& console)
    : bar (console),
      scanner (catalogue, *this)
{}

CatalogueUpdate::~CatalogueUpdate() = default;

ScanOptions CatalogueUpdate::optionsFor (std::vector<PluginFormat> formats)
{
    ScanOptions options;
    std::erase (formats, PluginFormat::builtin);
    options.formats = std::move (formats);
    options.hostVersion = LOPSIDED_VERSION_STRING;
    return options;
}

ScanSummary CatalogueUpdate::run (const ScanOptions& options)
{
    constexpr int beatMilliseconds = 50;
    scanner.start (options);
    startTimer (beatMilliseconds);
    juce::MessageManager::getInstance()->runDispatchLoop();
    bar.wipe();
    return result;
}

void CatalogueUpdate::scanProgressed (const ScanProgress& progress)
{
    auto text = std::to_string (progress.numDone) + " of " + std::to_string (progress.numTotal);

    if (progress.numFailed > 0)
        text += ", " + std::to_string (progress.numFailed) + " failed";

    bar.show (progress.numTotal > 0 ? static_cast<double> (progress.numDone) / progress.numTotal : 1.0,
              text + "  " + progress.current.substring (0, 40).toStdString());
}

void CatalogueUpdate::scanEnded (const ScanSummary& summary)
{
    result = summary;
    stopTimer();
    juce::MessageManager::getInstance()->stopDispatchLoop();
}

void CatalogueUpdate::timerCallback()
{
    if (stopRequest.isRequested())
        scanner.cancel();
}

} // namespace lopsided
