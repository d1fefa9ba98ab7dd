#pragma once

#include <lopsided_plugins/lopsided_plugins.h>

#include <functional>
#include <optional>
#include <set>
#include <string>

namespace lopsided::testing
{

/** Keeps what a scanner tells. */
struct ScanRecorder final : PluginScanner::Listener
{
    void scanProgressed (const ScanProgress& progress) override
    {
        last = progress;
        names.insert (progress.current.toStdString());

        if (onProgress)
            onProgress (progress);
    }

    void scanEnded (const ScanSummary& ended) override { summary = ended; }

    ScanProgress last;
    std::set<std::string> names;
    std::optional<ScanSummary> summary;
    std::function<void (const ScanProgress&)> onProgress;
};

} // namespace lopsided::testing
