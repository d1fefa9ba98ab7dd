#pragma once

#include <Unit/lopsided_gui/panels/FakeAudioHost.h>
#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided::testing
{

/** The same components as the program's, with the same size and the same session, in the test's process and on no screen: they say
    where in the program's window everything is. */
class Mirror
{
public:
    /** Of a window with this area on the screen, in which everything is drawn at this scale. */
    Mirror (const juce::File& home, juce::Rectangle<int> window, int drawnScale = 1);

    /** As the program does it: the whole of the session is shown then. */
    void open (const juce::File& session);

    void showPanel (HostCommand toggle);

    [[nodiscard]] SessionDocument& document() noexcept { return edited; }
    [[nodiscard]] GraphCanvas& canvas() noexcept { return view.canvas(); }
    [[nodiscard]] PluginCatalogue& catalogue() noexcept { return plugins; }

    // Places on the program's screen.
    [[nodiscard]] juce::Rectangle<int> areaOf (const juce::String& title);
    [[nodiscard]] juce::Point<int> placeOf (const juce::String& title) { return areaOf (title).getCentre(); }

    /** A component by its title, or by what is written on it; a failed assertion where there is none. */
    [[nodiscard]] juce::Component& find (const juce::String& title);

    [[nodiscard]] juce::Point<int> onScreen (juce::Component& component, juce::Point<int> place);
    [[nodiscard]] juce::Point<int> canvasPlace (
        juce::Point<float> place); ///< of the canvas's own coordinates
    [[nodiscard]] juce::Point<int> headOf (NodeID node);
    [[nodiscard]] juce::Point<int> placeOf (Port port, PortSide side);

private:
    const int scale;
    const juce::Point<int> origin;
    PluginLibrary library;
    GraphProcessor graph;
    SessionDocument edited { graph, library };
    Autosave autosave { edited };
    FakeAudioHost host;
    RecentSessions recent;
    PluginCatalogue plugins;
    const juce::Result known { plugins.load() };
    juce::PropertySet settings;
    HostView view;
};

} // namespace lopsided::testing
