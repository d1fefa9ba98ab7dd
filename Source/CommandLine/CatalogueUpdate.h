#pragma once

#include "Console.h"
#include "ProgressBar.h"
#include <Host/StopRequest.h>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{

/** Scans what is new or has changed, with a progress bar; Ctrl-C ends it, and what was found is kept.

    Thread: message; runs its dispatch loop until the scan has ended.
*/
class CatalogueUpdate final : private PluginScanner::Listener, private juce::Timer
{
public:
    CatalogueUpdate (PluginCatalogue& catalogue, const Console& console);
    ~CatalogueUpdate() override;

    [[nodiscard]] ScanSummary run (const ScanOptions& options);

    /** How the command line host scans: its folders, its version, all formats but the built-in. */
    [[nodiscard]] static ScanOptions optionsFor (std::vector<PluginFormat> formats);

private:
    void scanProgressed (const ScanProgress& progress) override;
    void scanEnded (const ScanSummary& summary) override;
    void timerCallback() override;

    StopRequest stopRequest;
    ProgressBar bar;
    PluginScanner scanner;
    ScanSummary result;
};

} // namespace lopsided
