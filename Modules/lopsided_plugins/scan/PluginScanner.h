#pragma once

#include "ScanOptions.h"
#include "ScanProgress.h"
#include "ScanSummary.h"

#include <juce_events/juce_events.h>

#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace lopsided
{

class PluginScan;

/** Brings a catalogue up to date without opening a plugin in this process.

    Whatever a plugin does (crash, hang, exit, flood) costs itself only: it is listed as failed, with the reason, and the scan
    goes on. What has not changed since it was scanned is not opened again.

    Thread: message thread. Realtime: nothing here waits for the scan but the destructor, which cancels it.
*/
class PluginScanner : private juce::AsyncUpdater
{
public:
    /** Is told how a scan goes. Thread: message thread. Realtime: may block. Cost: the listener's own; the scan does not wait
        for it. */
    class Listener
    {
    public:
        virtual ~Listener() = default;

        /** Whenever something has happened; what happens before the message loop comes to it is one call. */
        virtual void scanProgressed (const ScanProgress&) {}

        /** It has ended, by itself or cancelled, and the catalogue is saved. Do not destroy the scanner from here. */
        virtual void scanEnded (const ScanSummary&) = 0;
    };

    /** Both outlive it. Cost: O(1); it starts nothing yet. */
    PluginScanner (PluginCatalogue& catalogue, Listener& listener);
    ~PluginScanner() override;

    /** Starts a scan. Does nothing while one is under way. Cost: starts a thread, which does all the rest. */
    void start (const ScanOptions& options);

    /** Ends it soon; what was found is kept. Cost: O(workers), a lock and a system call for each. */
    void cancel();

    [[nodiscard]] bool isRunning() const noexcept { return thread.joinable(); }

private:
    void handleAsyncUpdate() override;

    // [message thread]
    PluginCatalogue& known;
    Listener& told;
    std::unique_ptr<PluginScan> scan;
    std::thread thread;

    std::mutex mutex;

    // [guarded by mutex]
    std::optional<ScanSummary> ended;
};

} // namespace lopsided
