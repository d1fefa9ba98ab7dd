#pragma once

#include "../worker/WorkerCommand.h"
#include "PluginCatalogue.h"
#include "PluginFolders.h"

#include <chrono>
#include <vector>

namespace lopsided
{

/** How PluginScanner scans. Thread: any, a value. Realtime: reads the user's folders from their file. */
struct ScanOptions
{
    std::vector<PluginFormat> formats { PluginFormat::lv2, PluginFormat::vst3, PluginFormat::ladspa };
    PluginFolders folders = PluginFolders::load();
    PluginCatalogue::Failures failures = PluginCatalogue::Failures::keep;

    /** Whose failures are believed: those of another version are tried again. */
    juce::String hostVersion;

    /** What one plugin has, until it is killed and listed as failed. */
    std::chrono::milliseconds timeout = std::chrono::seconds (30);

    /** Processes at a time; 0 for one a core, four at most. */
    int numWorkers = 0;

    WorkerCommand worker = WorkerCommand::standard();
};

} // namespace lopsided
