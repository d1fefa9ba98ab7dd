#pragma once

#include "ScanChild.h"
#include "ScanOptions.h"
#include "ScanProgress.h"
#include "ScanQueue.h"
#include "ScanSummary.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace lopsided
{

/** One scan, from start to end: what PluginScanner runs on a thread of its own.

    Each worker process has a thread here, which takes jobs from one queue. A bundle's or library's file is complete in the
    catalogue when the last of its jobs is done; what was found before a cancellation, or a kill, stays.

    An LV2 bundle is a job, and so is each plugin in it. A VST3 or LADSPA file is one job; only where that ends the worker or
    takes too long, and the file holds several plugins, is each of them a job as well: the one that did it costs no other.

    Thread: one runs it; cancel() and progress() from any. Realtime: may block.
*/
class PluginScan
{
public:
    /** `changed` is called, on any thread of the scan, when progress() has something new. */
    PluginScan (PluginCatalogue& catalogue, ScanOptions options, std::function<void()> changed);

    [[nodiscard]] ScanSummary run();

    void cancel();
    [[nodiscard]] ScanProgress progress() const;

private:
    void queueWhatIsNew();
    void work (ScanChild& child);
    void scan (const ScanJob& job, ScanChild& child);
    void scanFile (const ScanJob& job, ScanChild& child);
    void splitFile (const ScanJob& job, const WorkerReply& failure, ScanChild& child);
    void scanListedPlugin (const ScanJob& job, ScanChild& child);
    void listBundle (const ScanJob& job, ScanChild& child);
    void scanLv2Plugin (const ScanJob& job, ScanChild& child);

    void addJob (ScanJob job);
    void addAnswer (const ScanJob& job, const WorkerReply& reply);
    void add (PluginRecord record);
    void addFailure (const ScanJob& job, const WorkerReply& reply, PluginRecord record);
    void finishJob (const ScanJob& job);
    void show (const juce::String& name);
    void stopBecause (const juce::String& error);
    void end();

    PluginCatalogue& known;
    const ScanOptions options;
    const std::function<void()> tell;
    ScanQueue queue;
    std::vector<std::unique_ptr<ScanChild>> children;

    mutable std::mutex mutex;

    // [guarded by mutex]
    std::map<PluginFile, int> jobsLeft;              // of each file that was begun
    std::map<PluginFile, juce::StringArray> settled; // LV2 plugins of it that need not be asked again
    ScanSummary summary;
    juce::String current;
};

} // namespace lopsided
