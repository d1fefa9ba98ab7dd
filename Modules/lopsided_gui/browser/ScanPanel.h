#pragma once

#include "../notice/NoticeBoard.h"
#include "FailedPluginList.h"
#include "PluginFolderList.h"
#include "PluginList.h"

#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{

/** Looks for plugins: starts and cancels a scan, shows how far it is, lists what failed with the reasons, tries that again,
    and keeps the folders that are searched.

    Thread: message thread. Realtime: may block; nothing here waits for a scan but the destructor, which cancels it.
    Cost: of a scan's end that of PluginList::refresh; while it goes on that once a second.
*/
class ScanPanel final : public juce::Component,
                        private PluginScanner::Listener,
                        private juce::ChangeListener,
                        private juce::Timer
{
public:
    /** All outlive it. `folderFile` is where the folders are kept. */
    ScanPanel (PluginCatalogue& catalogueToFill, PluginList& listToRefresh, NoticeBoard& boardToTell,
               const juce::File& folderFile = PluginFolders::standardFile());
    ~ScanPanel() override;

    /** What of a scan the panel does not choose: the worker, the patience. */
    ScanOptions options;

    /** A scan has ended; the list is refreshed already. */
    std::function<void (const ScanSummary&)> onScanned;

    /** Starts a scan; does nothing while one is under way. */
    void start (PluginCatalogue::Failures failures);
    /** Ends it soon; what was found is kept. */
    void cancel();
    [[nodiscard]] bool isScanning() const noexcept { return scanner.isRunning(); }

    /** How far it is, or how the last one went, in words. */
    [[nodiscard]] juce::String statusText() const { return status.getText(); }

    /** The folders that the next scan searches. */
    [[nodiscard]] PluginFolderList& folderList() noexcept { return folders; }

    void paint (juce::Graphics& graphics) override;
    void resized() override;

private:
    void scanProgressed (const ScanProgress& progress) override;
    void scanEnded (const ScanSummary& summary) override;
    void changeListenerCallback (juce::ChangeBroadcaster*) override;
    void timerCallback() override;
    void showRunning();

    PluginList& plugins;
    NoticeBoard& board;
    PluginScanner scanner;
    double share = 0.0; // of the progress bar
    bool hasNew = false;

    juce::TextButton startButton { "Scan" };
    juce::TextButton cancelButton { "Cancel" };
    juce::TextButton retryButton { "Retry failed" };
    juce::ProgressBar progressBar { share };
    juce::Label status;
    juce::Label failedHeading;
    FailedPluginList failed;
    PluginFolderList folders;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (ScanPanel)
};

} // namespace lopsided
