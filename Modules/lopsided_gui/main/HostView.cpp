#include "HostView.h"

#include "../look/Palette.h"
#include "../look/UserScale.h"
#include "HostCommandActions.h"

#include <cmath>

namespace lopsided
{
namespace
{

constexpr auto menuHeight = 26;
constexpr auto noticeWidth = 520;
constexpr auto themeKey = "theme";
constexpr auto shortcutsKey = "shortcuts";
constexpr auto scaleKey = "scale";
constexpr auto smallestScale = 0.5f;
constexpr auto largestScale = 4.0f;
constexpr auto windowsKey = "pluginWindows";

Palette::Theme storedTheme (const juce::PropertySet& settings)
{
    return settings.getValue (themeKey) == "light" ? Palette::Theme::light : Palette::Theme::dark;
}

} // namespace

HostView::HostView (const HostParts& partsToShow)
    : parts (partsToShow),
      look (Palette::of (storedTheme (parts.settings))),
      sessionFiles (parts.document, parts.autosave, noticeBar, questionBar, filePage, parts.safeStart),
      pluginWindows (parts.document, noticeBar),
      pluginList (parts.catalogue),
      menu (hostCommands.manager()),
      menuBar (&menu),
      audioPoll (parts.audio),
      transportBar (parts.audio, parts.document, audioPoll),
      graphCanvas (parts.document, noticeBar),
      panels (*this, parts.settings),
      placement (*this, parts.document, pluginList, noticeBar),
      statusBar (parts.audio, audioPoll)
{
    setTitle ("Lopsided");
    setLookAndFeel (&look);
    juce::LookAndFeel::setDefaultLookAndFeel (&look); // menus and plugin windows are on the desktop
    setWantsKeyboardFocus (true);

    for (auto* part : std::initializer_list<juce::Component*> { &menuBar, &transportBar, &graphCanvas,
                                                                &statusBar, &questionBar })
        addAndMakeVisible (part);

    questionBar.setVisible (false);
    addChildComponent (welcomePage);
    addChildComponent (filePage);
    addAndMakeVisible (noticeBar);

    connectParts();
    addPanels();
    HostCommandActions (*this).addAll();
    restoreSettings();
    parts.document.addListener (this);
    showPage();
    audioPoll.addListener (this);
}

HostView::~HostView()
{
    // A part that is destroyed with the keys hands them to its parent, of which half is gone then.
    setWantsKeyboardFocus (false);

    if (hasKeyboardFocus (true))
        unfocusAllComponents();

    parts.settings.setValue (windowsKey, juce::JSON::toString (pluginWindows.places(), true));
    pluginWindows.closeAll();
    audioPoll.removeListener (this);
    parts.document.removeListener (this);
    removeKeyListener (hostCommands.manager().getKeyMappings());

    // A view that was made later may have its own there.
    if (&juce::LookAndFeel::getDefaultLookAndFeel() == &look)
        juce::LookAndFeel::setDefaultLookAndFeel (nullptr);

    setLookAndFeel (nullptr);
}

void HostView::connectParts()
{
    const auto layOut = [this] { resized(); };
    questionBar.onChange = layOut;
    panels.onChange = layOut;
    noticeBar.onHeightChanged = layOut;
    filePage.onChange = [this] { showPage(); };

    addKeyListener (hostCommands.manager().getKeyMappings());
    pluginWindows.setShortcuts (hostCommands.manager().getKeyMappings());
    hostCommands.manager().getKeyMappings()->addChangeListener (this);

    pluginWindows.onLearn = [this] (NodeID node, int parameter) { learn (node, parameter); };

    graphCanvas.hooks().openEditor = [this] (NodeID node) { pluginWindows.open (node); };
    graphCanvas.hooks().quickAdd = [this] (SessionPosition place, juce::Point<int> onScreen,
                                           std::vector<Connection> into) {
        placement.search (onScreen, place, std::move (into));
    };
    graphCanvas.hooks().openFiles = [this] (const juce::StringArray& files) { filesDropped (files, 0, 0); };
    graphCanvas.hooks().selectionChanged = [this] { hostCommands.changed(); };

    statusBar.onAudioSettings = [this] { panels.show (SidePanels::Panel::audioSettings); };

    menu.recentSessions = [this] { return recentFiles(); };
    menu.openRecent = [this] (const juce::File& file) { sessionFiles.open (file); };

    welcomePage.onInstrument = [this] {
        scanIfNothingIsKnown();
        panels.show (SidePanels::Panel::keyboard);
        placement.searchWired ("instrument", graphCanvas.middle(), SessionDocument::Wiring::instrument);
    };
    welcomePage.onEffect = [this] {
        scanIfNothingIsKnown();
        placement.searchWired ("effect", graphCanvas.middle(), SessionDocument::Wiring::effect);
    };
    welcomePage.onOpen = [this] { sessionFiles.choose(); };
    welcomePage.onScan = [this] { panels.show (SidePanels::Panel::scan); };
    welcomePage.onRecent = [this] (const juce::File& file) { sessionFiles.open (file); };
    welcomePage.dropTarget = &graphCanvas;
}

void HostView::restoreSettings()
{
    if (const auto xml = parts.settings.getXmlValue (shortcutsKey))
        hostCommands.manager().getKeyMappings()->restoreFromXml (*xml);

    setScale (static_cast<float> (parts.settings.getDoubleValue (scaleKey, 1.0)));
    pluginWindows.setPlaces (juce::JSON::parse (parts.settings.getValue (windowsKey)));
    panels.restore();
}

void HostView::changeListenerCallback (juce::ChangeBroadcaster*)
{
    const auto xml = hostCommands.manager().getKeyMappings()->createXml (true);
    parts.settings.setValue (shortcutsKey, xml.get());
}

juce::String HostView::title() const
{
    return parts.document.title() + (parts.document.isModified() ? " *" : "");
}

void HostView::setTheme (Palette::Theme wanted)
{
    look.setPalette (Palette::of (wanted));
    parts.settings.setValue (themeKey, wanted == Palette::Theme::light ? "light" : "dark");
    sendLookAndFeelChange();
}

void HostView::setScale (float wanted)
{
    const auto limited = juce::jlimit (smallestScale, largestScale, wanted);
    parts.settings.setValue (scaleKey, limited);
    parts.applyScale ? parts.applyScale (limited) : UserScale::set (limited);
}

float HostView::scale() const
{
    return parts.applyScale ? static_cast<float> (parts.settings.getDoubleValue (scaleKey, 1.0))
                            : UserScale::get();
}

void HostView::structureChanged()
{
    showPage();
    hostCommands.changed();
}

std::vector<juce::File> HostView::recentFiles() const
{
    std::vector<juce::File> files;

    for (const auto& entry : parts.recent.entries())
        files.push_back (entry.file);

    return files;
}

void HostView::documentChanged()
{
    if (const auto file = parts.document.file(); file != lastFile)
    {
        lastFile = file;

        // Another session; not one that was built here, and has just been given a name.
        if (! parts.document.canUndo())
            graphCanvas.zoomToFit();

        if (file != juce::File())
            parts.recent.add (file);
    }

    hostCommands.changed();

    if (onTitleChange)
        onTitleChange();
}

void HostView::documentWarned (const std::string& sentence)
{
    noticeBar.post ({ Notice::Kind::warning, juce::String::fromUTF8 (sentence.c_str()) });
}

void HostView::report (const SessionResult<void>& result)
{
    if (! result)
        noticeBar.post ({ Notice::Kind::error, juce::String::fromUTF8 (result.error().describe().c_str()) });
}

void HostView::learn (NodeID node, int parameterIndex)
{
    const auto found = parts.document.graph().getNodeForId (node);

    if (! found || found->instance == nullptr)
        return;

    const auto& parameters = found->instance->processor().getParameters();

    if (! juce::isPositiveAndBelow (parameterIndex, parameters.size()))
        return;

    parts.audio.learn (node, parameterId (*parameters[parameterIndex]));
    noticeBar.post ({ Notice::Kind::information,
                      "Move a controller: it will move " + parameters[parameterIndex]->getName (64) + " of "
                          + found->name + ".",
                      "Cancel", [this] { parts.audio.cancelLearning(); } });
}

void HostView::audioPolled (const AudioStatus& status, const std::vector<float>&)
{
    if (isShowing())
    {
        const auto deadline = status.sampleRate > 0.0 ? 1.0e9 * status.blockSize / status.sampleRate : 0.0;
        graphCanvas.showFigures (parts.document.graph().takeNodeFigures(), deadline);
    }
}

void HostView::mappingLearned (const SessionMapping& mapping)
{
    auto mappings = parts.document.mappings();
    mappings.push_back (mapping);
    parts.document.setMappings (std::move (mappings));
    noticeBar.post ({ Notice::Kind::information, "The controller moves the parameter from now on.",
                      "Show mappings", [this] { panels.show (SidePanels::Panel::mappings); } });
}

void HostView::paint (juce::Graphics& graphics)
{
    graphics.fillAll (Palette::from (*this).canvas);
}

void HostView::resized()
{
    auto area = getLocalBounds();
    menuBar.setBounds (area.removeFromTop (menuHeight));
    transportBar.setBounds (area.removeFromTop (TransportBar::height));
    statusBar.setBounds (area.removeFromBottom (StatusBar::height));
    questionBar.setBounds (area.removeFromTop (questionBar.wantedHeight()));
    area = panels.layOut (area);
    graphCanvas.setBounds (area);
    welcomePage.setBounds (area);
    filePage.setBounds (area);

    const auto noticeHeight = std::min (noticeBar.preferredHeight(), area.getHeight());
    noticeBar.setBounds (area.removeFromBottom (noticeHeight)
                             .withSizeKeepingCentre (std::min (noticeWidth, area.getWidth()), noticeHeight));
}

void HostView::focusGained (FocusChangeType)
{
    if (questionBar.isAsking())
        questionBar.grabKeyboardFocus();
}

bool HostView::isInterestedInFileDrag (const juce::StringArray& files)
{
    return files.size() == 1 && files[0].endsWithIgnoreCase (".json");
}

void HostView::filesDropped (const juce::StringArray& files, int, int)
{
    if (isInterestedInFileDrag (files))
        sessionFiles.open (juce::File (files[0]));
}

} // namespace lopsided
