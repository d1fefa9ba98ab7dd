#pragma once

#include "SidePanel.h"

#include <juce_data_structures/juce_data_structures.h>

#include <functional>
#include <map>
#include <memory>

namespace lopsided
{

/** The panels around the canvas: made when they are first shown, remembered from one run to the next. At the right one at a
    time; the browser is at the left, the keyboard at the bottom.

    Thread: message thread. Realtime: may block. Cost: O(panels), and what they cost to make.
*/
class SidePanels
{
public:
    enum class Panel
    {
        browser,
        keyboard,
        audioSettings,
        scan,
        midiMonitor,
        mappings,
        shortcuts,
        about
    };

    using Factory = std::function<std::unique_ptr<juce::Component>()>;

    /** Both outlive it. */
    SidePanels (juce::Component& ownerOfPanels, juce::PropertySet& settings);

    /** Says how a panel is made. */
    void add (Panel panel, const juce::String& title, Factory factory);

    /** Makes it if it is not there yet, and takes away what stands in its place. */
    void show (Panel panel);

    /** It is kept, out of sight. */
    void hide (Panel panel);

    /** Shows or hides it. */
    void toggle (Panel panel);

    /** Whether it is in sight. */
    [[nodiscard]] bool isShown (Panel panel) const;

    /** What a panel shows; null where it has not been made. */
    [[nodiscard]] juce::Component* content (Panel panel) const;

    /** Shows those that were shown when the last run ended. */
    void restore();

    /** Called when what is shown has changed: lay out again. */
    std::function<void()> onChange;

    /** Gives each that is shown its place at an edge, and returns what is left in the middle. */
    [[nodiscard]] juce::Rectangle<int> layOut (juce::Rectangle<int> area);

private:
    struct Entry
    {
        juce::String title;
        Factory factory;
        std::unique_ptr<SidePanel> panel {};
    };

    [[nodiscard]] static bool isAtTheRight (Panel panel);
    [[nodiscard]] static juce::String keyOf (Panel panel);
    void changed (Panel panel);

    juce::Component& owner;
    juce::PropertySet& remembered;
    std::map<Panel, Entry> entries;
};

} // namespace lopsided
