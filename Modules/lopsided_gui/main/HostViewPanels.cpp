// The panels of a HostView, made when they are first shown, and the pages in its middle.
#include "../browser/PluginBrowser.h"
#include "../browser/ScanPanel.h"
#include "../panel/AudioSettings.h"
#include "../panel/MappingTable.h"
#include "../panel/MidiMonitor.h"
#include "../panel/ShortcutsPanel.h"
#include "../panel/VirtualKeyboard.h"
#include "AboutPanel.h"
#include "HostView.h"

namespace lopsided
{

void HostView::addPanels()
{
    using Panel = SidePanels::Panel;

    panels.add (Panel::browser, "Plugins", [this] {
        auto browser = std::make_unique<PluginBrowser> (pluginList);
        browser->onChosen = [this] (const PluginReference& plugin) {
            placement.add (plugin, graphCanvas.middle());
        };
        browser->onScan = [this] { panels.show (Panel::scan); };
        return browser;
    });

    panels.add (Panel::scan, "Look for plugins", [this] {
        auto scan = std::make_unique<ScanPanel> (parts.catalogue, pluginList, noticeBar);
        scan->options = parts.scan;
        scan->folderList().setFolderChooser ([this] (const PluginFolderList::FolderTaker& taker) {
            filePage.ask ({ FilePage::Purpose::folder,
                            "A folder with plugins",
                            juce::File::getSpecialLocation (juce::File::userHomeDirectory),
                            {},
                            [this, taker] (const juce::File& folder) {
                                filePage.dismiss();
                                taker (folder);
                            } });
        });
        scan->onScanned = [this] (const ScanSummary&) {
            welcomePage.setNumPlugins (static_cast<int> (parts.catalogue.records().size()));
        };
        return scan;
    });

    panels.add (Panel::keyboard, "Keyboard",
                [this] { return std::make_unique<VirtualKeyboard> (parts.audio); });
    panels.add (Panel::audioSettings, "Audio and MIDI",
                [this] { return std::make_unique<AudioSettings> (parts.audio, noticeBar); });
    panels.add (Panel::midiMonitor, "MIDI input",
                [this] { return std::make_unique<MidiMonitor> (audioPoll); });
    panels.add (Panel::mappings, "MIDI mappings",
                [this] { return std::make_unique<MappingTable> (parts.document); });
    panels.add (Panel::shortcuts, "Shortcuts",
                [this] { return std::make_unique<ShortcutsPanel> (hostCommands.manager()); });
    panels.add (Panel::about, "About Lopsided", [] { return std::make_unique<AboutPanel>(); });
}

void HostView::scanIfNothingIsKnown()
{
    if (! parts.catalogue.records().empty())
        return;

    panels.show (SidePanels::Panel::scan);

    if (auto* scan = dynamic_cast<ScanPanel*> (panels.content (SidePanels::Panel::scan));
        ! scan->isScanning())
        scan->start (PluginCatalogue::Failures::keep);
}

void HostView::showPage()
{
    const auto isEmpty = parts.document.graph().getNumNodes() == 0;
    const auto welcomes = isEmpty && ! filePage.isAsking();

    if (welcomes && ! welcomePage.isVisible())
    {
        welcomePage.setNumPlugins (static_cast<int> (parts.catalogue.records().size()));
        welcomePage.setRecent (recentFiles());
    }

    const auto showsCanvas = ! isEmpty && ! filePage.isAsking();
    const auto showsItAgain = showsCanvas && ! graphCanvas.isVisible();
    welcomePage.setVisible (welcomes);
    graphCanvas.setVisible (showsCanvas);

    // Who had the keys was on the page that has gone.
    if (showsItAgain && isShowing() && hasKeyboardFocus (false))
        graphCanvas.grabKeyboardFocus();
}

} // namespace lopsided
