#include "ScanPanel.h"

#include "../look/Palette.h"

namespace lopsided
{

ScanPanel::ScanPanel (PluginCatalogue& catalogueToFill, PluginList& listToRefresh, NoticeBoard& boardToTell,
                      const juce::File& folderFile)
    : plugins (listToRefresh),
      board (boardToTell),
      scanner (catalogueToFill, *this),
      folders (boardToTell, folderFile)
{
    setTitle ("Look for plugins");

    startButton.setTooltip ("Looks for plugins that are new or have changed");
    startButton.onClick = [this] { start (PluginCatalogue::Failures::keep); };
    cancelButton.setTooltip ("Ends the scan; what was found is kept");
    cancelButton.onClick = [this] { cancel(); };
    retryButton.setTooltip ("Scans, and tries those that failed once more");
    retryButton.onClick = [this] { start (PluginCatalogue::Failures::retry); };
    progressBar.setTitle ("Progress of the scan");

    status.setText ("Each plugin is opened in a process of its own.", juce::dontSendNotification);
    failedHeading.setText ("Plugins that failed", juce::dontSendNotification);

    for (auto* component : std::initializer_list<juce::Component*> {
             &startButton, &cancelButton, &retryButton, &status, &failedHeading, &failed, &folders })
        addAndMakeVisible (component);

    addChildComponent (progressBar);
    plugins.addChangeListener (this);
    changeListenerCallback (nullptr);
    showRunning();
    setSize (560, 520);
}

ScanPanel::~ScanPanel()
{
    plugins.removeChangeListener (this);
}

void ScanPanel::start (PluginCatalogue::Failures failures)
{
    if (scanner.isRunning())
        return;

    options.folders = folders.folders();
    options.failures = failures;
    share = -1.0; // how much there is to do is not known yet
    hasNew = false;
    status.setText ("Looking through the folders.", juce::dontSendNotification);
    scanner.start (options);
    startTimer (1000);
    showRunning();
}

void ScanPanel::cancel()
{
    scanner.cancel();
    status.setText ("Ending the scan.", juce::dontSendNotification);
}

void ScanPanel::showRunning()
{
    const auto isRunning = scanner.isRunning();
    startButton.setEnabled (! isRunning);
    cancelButton.setEnabled (isRunning);
    retryButton.setEnabled (! isRunning && ! plugins.failures().empty());
    progressBar.setVisible (isRunning);
    resized();
}

void ScanPanel::scanProgressed (const ScanProgress& progress)
{
    hasNew = true;
    share = progress.numTotal > 0 ? static_cast<double> (progress.numDone) / progress.numTotal : -1.0;
    auto text = juce::String (progress.numDone) + " of " + juce::String (progress.numTotal);

    if (progress.numFailed > 0)
        text << ", " << progress.numFailed << " failed";

    status.setText (text + ": " + progress.current, juce::dontSendNotification);
}

void ScanPanel::timerCallback()
{
    // What has been found can be used at once.
    if (std::exchange (hasNew, false))
        plugins.refresh();
}

void ScanPanel::scanEnded (const ScanSummary& summary)
{
    stopTimer();
    plugins.refresh();

    auto text = juce::String (summary.wasCancelled ? "Cancelled after " : "Done in ")
                + juce::String (summary.seconds, 1) + " s: looked at " + juce::String (summary.numOpened)
                + " of " + juce::String (summary.numFiles) + " files";
    text << (summary.numFailed > 0 ? ", " + juce::String (summary.numFailed) + " failed."
                                   : juce::String ("."));
    status.setText (text, juce::dontSendNotification);

    if (summary.error.isNotEmpty())
        board.post ({ Notice::Kind::error, summary.error });

    // The scanner runs until this returns.
    juce::MessageManager::callAsync ([safe = juce::Component::SafePointer<ScanPanel> (this)] {
        if (safe != nullptr)
            safe->showRunning();
    });

    if (onScanned)
        onScanned (summary);
}

void ScanPanel::changeListenerCallback (juce::ChangeBroadcaster*)
{
    failed.show (plugins.failures());
    failedHeading.setText ("Plugins that failed: " + juce::String (plugins.failures().size()),
                           juce::dontSendNotification);
    retryButton.setEnabled (! scanner.isRunning() && ! plugins.failures().empty());
}

void ScanPanel::paint (juce::Graphics& graphics)
{
    graphics.fillAll (Palette::from (*this).surface);
}

void ScanPanel::resized()
{
    auto area = getLocalBounds().reduced (8);
    auto buttons = area.removeFromTop (28);

    for (auto* button : { &startButton, &cancelButton, &retryButton })
    {
        button->setBounds (buttons.removeFromLeft (juce::jmin (104, area.getWidth() / 3 - 6)));
        buttons.removeFromLeft (6);
    }

    area.removeFromTop (6);

    if (progressBar.isVisible())
    {
        progressBar.setBounds (area.removeFromTop (18));
        area.removeFromTop (4);
    }

    status.setBounds (area.removeFromTop (24));
    area.removeFromTop (4);
    failedHeading.setBounds (area.removeFromTop (24));
    failed.setBounds (area.removeFromTop (area.getHeight() / 2 - 4));
    area.removeFromTop (8);
    folders.setBounds (area);
}

} // namespace lopsided
