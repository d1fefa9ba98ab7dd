#include "FilledCatalogue.h"
#include "PanelParts.h"
#include "TemporaryFolder.h"

#include <TestProcessors/TestProcessors.h>

#include <gtest/gtest.h>
#include <lopsided_graph/compat/JuceCompatibility.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided
{
namespace
{

/** Draws every panel, in both themes at two scales, into LOPSIDED_SNAPSHOTS: to be looked at. */
class SnapshotTest : public ::testing::TestWithParam<std::pair<Palette::Theme, int>>,
                     protected testing::PanelParts
{
protected:
    SnapshotTest()
    {
        look.setPalette (Palette::of (GetParam().first));
        juce::LookAndFeel::setDefaultLookAndFeel (&look);
        testing::fill (catalogue);
        ObservedVerdict verdict;
        verdict.summary = VerdictSummary::offences;
        verdict.sentence = "It allocated memory.";
        catalogue.setVerdict ({ "LV2", "urn:test:Organ", "Organ" }, verdict.toVar());
        verdict.summary = VerdictSummary::clean;
        catalogue.setVerdict ({ "LV2", "urn:test:Hall-Reverb", "Hall Reverb" }, verdict.toVar());
        list.refresh();
    }

    ~SnapshotTest() override { juce::LookAndFeel::setDefaultLookAndFeel (nullptr); }

    /** How many colours it has, of the pixels that were looked at: one alone is an empty picture. */
    int draw (juce::Component& component, const juce::String& name, int width, int height)
    {
        component.setSize (width, height);

        while (compatibility::dispatchNextMessage())
            continue;

        const auto scale = static_cast<float> (GetParam().second);
        const auto image = component.createComponentSnapshot (component.getLocalBounds(), false, scale);
        EXPECT_EQ (image.getWidth(), width * GetParam().second);

        const auto theme = GetParam().first == Palette::Theme::dark ? "dark" : "light";
        const juce::File pictures (LOPSIDED_SNAPSHOTS);
        pictures.createDirectory();
        const auto file =
            pictures.getChildFile (name + "-" + theme + "-" + juce::String (GetParam().second) + ".png");
        file.deleteFile();
        juce::FileOutputStream stream (file);
        EXPECT_TRUE (juce::PNGImageFormat().writeImageToStream (image, stream));

        std::set<juce::uint32> colours;

        for (int y = 0; y < image.getHeight(); y += 2)
            for (int x = 0; x < image.getWidth(); x += 2)
                colours.insert (image.getPixelAt (x, y).getARGB());

        return static_cast<int> (colours.size());
    }

    LopsidedLookAndFeel look;
    testing::TemporaryFolder folder;
    PluginCatalogue catalogue { folder.file ("catalogue.json") };
    PluginList list { catalogue, folder.file ("memory.json") };
};

TEST_P (SnapshotTest, Notices)
{
    NoticeBar bar;
    bar.setSize (460, 400);
    bar.post ({ Notice::Kind::information, "The session 'Evening rig' is saved." });
    bar.post ({ Notice::Kind::warning,
                "'Plate Reverb' is not installed: its place and its settings are kept. Install it, "
                "or put another plugin in its place.",
                "Look for it", [] {} });

    EXPECT_GT (draw (bar, "notices", 460, bar.preferredHeight()), 10);

    for (int i = 0; i < 5; ++i)
        bar.post ({ Notice::Kind::error, "The file could not be written (" + juce::String (i) + ")." });

    EXPECT_GT (draw (bar, "notices-many", 460, bar.preferredHeight()), 10);
}

TEST_P (SnapshotTest, QuickAddAndBrowser)
{
    std::ignore = list.toggleFavourite ({ "LV2", "urn:test:Organ", "Organ" });
    QuickAdd add (list);
    EXPECT_GT (draw (add, "quick-add", 460, 420), 10);
    add.setQuery ("zzzz");
    EXPECT_GT (draw (add, "quick-add-empty", 460, 420), 10);

    PluginBrowser browser (list);
    EXPECT_GT (draw (browser, "browser", 300, 620), 10);
    browser.setQuery ("zzzz");
    EXPECT_GT (draw (browser, "browser-empty", 300, 200), 10);
}

TEST_P (SnapshotTest, Scan)
{
    ScanPanel panel (catalogue, list, board, folder.file ("folders.json"));
    EXPECT_GT (draw (panel, "scan", 420, 520), 10);
}

TEST_P (SnapshotTest, Bars)
{
    host.state = { AudioStatus::Device::playing,
                   "JACK:system",
                   48000.0,
                   64,
                   128,
                   64,
                   0,
                   0.12,
                   0.34,
                   1.2,
                   1000,
                   3,
                   "Plate Reverb" };
    host.state.outputPeak = 0.6f;
    host.state.limiterActive = true;
    host.beats = 1234.5;
    host.seconds = 3725.0;

    for (int i = 0; i < 100; ++i)
        host.loads.push_back (0.2f + 0.011f * static_cast<float> (i % 95));

    TransportBar transport (host, document, poll);
    StatusBar status (host, poll);
    poll.poll();
    EXPECT_GT (draw (transport, "transport", 1280, TransportBar::height), 10);
    EXPECT_GT (draw (transport, "transport-narrow", 900, TransportBar::height), 10);
    EXPECT_GT (draw (status, "status", 1280, StatusBar::height), 10);
    EXPECT_GT (draw (status, "status-narrow", 800, StatusBar::height), 10);
}

TEST_P (SnapshotTest, Settings)
{
    host.known = { { "JACK:system", 2, 2, { 48000.0 }, { 64, 128 } } };
    host.chosen.device = "JACK:system";
    host.inputs = { { "a", "Keystation 61", "JACK", true }, { "b", "Pads", "ALSA", false } };
    AudioSettings settings (host, board);
    EXPECT_GT (draw (settings, "audio-settings", 360, 360), 10);
}

TEST_P (SnapshotTest, Midi)
{
    MidiMonitor monitor (poll);
    host.midi.assign (6, juce::MidiMessage::controllerEvent (2, 7, 64));
    poll.poll();
    EXPECT_GT (draw (monitor, "midi-monitor", 360, 240), 10);

    VirtualKeyboard keyboard (host);
    keyboard.press (60);
    EXPECT_GT (draw (keyboard, "keyboard", 900, 120), 10);

    const auto node = document.addPlugin ({ "builtin", "gain", "" }, {});
    ASSERT_TRUE (node.has_value());
    SessionMapping mapping;
    mapping.node = *node;
    mapping.number = 7;
    mapping.parameter = parameterId (*graph.getNodeForId (*node)->instance->processor().getParameters()[0]);
    document.setMappings ({ mapping, mapping, mapping });
    MappingTable table (document);
    EXPECT_GT (draw (table, "mappings", 760, 220), 10);
    document.setMappings ({});
    EXPECT_GT (draw (table, "mappings-empty", 400, 220), 10);
}

TEST_P (SnapshotTest, GenericEditors)
{
    ParameterProcessor many (40);
    GenericEditor editor (many);
    editor.isMapped = [] (int index) { return index == 1; };
    editor.refresh();
    EXPECT_GT (draw (editor, "generic", 460, 420), 10);

    MissingPlugin missing;
    missing.reference = { "LV2", "urn:test:gone", "Gone" };
    missing.reason = { PluginError::Code::notInstalled, "No LV2 plugin 'urn:test:gone' is installed." };
    PlaceholderProcessor placeholder (missing, {}, {});
    GenericEditor reason (placeholder);
    EXPECT_GT (draw (reason, "placeholder", 460, 200), 5);

    PluginWindowHeader header;
    EXPECT_GT (draw (header, "window-header", 400, PluginWindowHeader::height), 5);
}

TEST_P (SnapshotTest, Shortcuts)
{
    juce::ApplicationCommandManager manager;
    juce::ApplicationCommandInfo command (1);
    command.setInfo ("Undo", "Takes the last step back", "Edit", 0);
    command.addDefaultKeypress ('z', juce::ModifierKeys::ctrlModifier);
    manager.registerCommand (command);
    ShortcutsPanel panel (manager);
    EXPECT_GT (draw (panel, "shortcuts", 420, 260), 5);
}

INSTANTIATE_TEST_SUITE_P (ThemesAndScales, SnapshotTest,
                          ::testing::Values (std::pair { Palette::Theme::dark, 1 },
                                             std::pair { Palette::Theme::light, 1 },
                                             std::pair { Palette::Theme::dark, 2 },
                                             std::pair { Palette::Theme::light, 2 }));

} // namespace
} // namespace lopsided
