#include "FakeAudioHost.h"
#include "FilledCatalogue.h"
#include "TemporaryFolder.h"
#include "WindowFixture.h"

#include <TestProcessors/TestProcessors.h>

namespace lopsided
{
namespace
{

using testing::WindowTest;

class AccessibilityTest : public WindowTest
{
protected:
    AccessibilityTest()
    {
        testing::fill (catalogue);
        list.refresh();
    }

    /** Every component that takes keys has a name for those who cannot see it. */
    void expectNames (juce::Component& root, const char* what)
    {
        root.addToDesktop (0);
        root.setVisible (true);
        int numFound = 0;
        look (root, what, numFound);
        EXPECT_GT (numFound, 0) << what;
        root.removeFromDesktop();
    }

    testing::TemporaryFolder folder;
    testing::FakeAudioHost host;
    AudioPoll poll { host };
    PluginCatalogue catalogue { folder.file ("catalogue.json") };
    PluginList list { catalogue, folder.file ("memory.json") };

private:
    /** What JUCE makes by itself: a slider names its text, and a viewport its content. */
    static bool isPartOfAnother (const juce::Component& component)
    {
        return dynamic_cast<const juce::Viewport*> (&component) != nullptr
               || dynamic_cast<const juce::Slider*> (component.getParentComponent()) != nullptr;
    }

    static void look (juce::Component& component, const char* what, int& numFound)
    {
        if (! isPartOfAnother (component) && component.getWantsKeyboardFocus() && component.isShowing()
            && component.isAccessible())
        {
            ++numFound;
            const auto* handler = component.getAccessibilityHandler();
            ASSERT_NE (handler, nullptr) << what;
            EXPECT_FALSE (handler->getTitle().isEmpty() && handler->getHelp().isEmpty())
                << what << " has a " << typeid (component).name() << " without a name";
        }

        for (auto* child : component.getChildren())
            look (*child, what, numFound);
    }
};

TEST_F (AccessibilityTest, BarsAndPanelsNameTheirControls)
{
    TransportBar transport (host, document, poll);
    transport.setSize (1280, TransportBar::height);
    expectNames (transport, "transport");

    StatusBar status (host, poll);
    status.setSize (1280, StatusBar::height);
    expectNames (status, "status");

    host.inputs = { { "a", "Keystation", "JACK", true } };
    AudioSettings settings (host, board);
    expectNames (settings, "audio settings");

    MidiMonitor monitor (poll);
    expectNames (monitor, "MIDI monitor");
    VirtualKeyboard keyboard (host);
    expectNames (keyboard, "keyboard");
}

TEST_F (AccessibilityTest, ListsOfPluginsNameTheirControls)
{
    QuickAdd add (list);
    expectNames (add, "quick add");
    PluginBrowser browser (list);
    expectNames (browser, "browser");
    ScanPanel scan (catalogue, list, board, folder.file ("folders.json"));
    expectNames (scan, "scan");
}

TEST_F (AccessibilityTest, EditorsAndNoticesNameTheirControls)
{
    ParameterProcessor processor (3);
    GenericEditor editor (processor);
    expectNames (editor, "generic editor");
    PluginWindowHeader header;
    header.setSize (400, PluginWindowHeader::height);
    expectNames (header, "header");

    NoticeBar notices;
    notices.setSize (400, 200);
    notices.post ({ Notice::Kind::error, "It broke.", "Mend it", [] {} });
    expectNames (notices, "notices");

    SessionMapping mapping;
    document.setMappings ({ mapping });
    MappingTable table (document);
    expectNames (table, "mappings");
}

} // namespace
} // namespace lopsided
