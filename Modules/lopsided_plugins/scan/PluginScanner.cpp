#include "PluginScanner.h"

#include "PluginScan.h"

namespace lopsided
{

PluginScanner::PluginScanner (PluginCatalogue& catalogue, Listener& listener)
    : known (catalogue),
      told (listener)
{}

PluginScanner::~PluginScanner()
{
    cancel();

    if (thread.joinable())
        thread.join();

    cancelPendingUpdate();
}

void PluginScanner::start (const ScanOptions& options)
{
    if (isRunning())
        return;

    scan = std::make_unique<PluginScan> (known, options, [this] { triggerAsyncUpdate(); });
    thread = std::thread ([this] {
        auto summary = scan->run();

        {
            const std::scoped_lock lock (mutex);
            ended = std::move (summary);
        }

        triggerAsyncUpdate();
    });
}

void PluginScanner::cancel()
{
    if (scan != nullptr)
        scan->cancel();
}

void PluginScanner::handleAsyncUpdate()
{
    if (scan == nullptr)
        return;

    told.scanProgressed (scan->progress());
    std::optional<ScanSummary> summary;

    {
        const std::scoped_lock lock (mutex);
        std::swap (summary, ended);
    }

    if (! summary)
        return;

    thread.join();
    scan = nullptr;
    told.scanEnded (*summary);
}

} // namespace lopsided
