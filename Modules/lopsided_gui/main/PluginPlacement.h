#pragma once

#include "../browser/PluginList.h"
#include "../browser/QuickAdd.h"
#include "../notice/NoticeBoard.h"

#include <lopsided_session/lopsided_session.h>

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <vector>

namespace lopsided
{

/** Lets a plugin be searched for, and puts it where it was asked for: at a place, into cables, or wired from the host's input
    or keyboard to its output.

    Thread: message thread. Realtime: may block. Cost: opens the plugin that is chosen.
*/
class PluginPlacement
{
public:
    /** All outlive it. The search is shown as a child of `owner`. */
    PluginPlacement (juce::Component& ownerOfSearch, SessionDocument& document, PluginList& plugins,
                     NoticeBoard& notices);
    ~PluginPlacement();

    /** Searches at a place on the screen. */
    void search (juce::Point<int> onScreen, SessionPosition position, std::vector<Connection> into);

    /** Searches in the middle for one that fits `query`; it is wired so that it is heard. */
    void searchWired (const juce::String& query, SessionPosition position, SessionDocument::Wiring wiring);

    /** Adds one that was chosen elsewhere; wired where nothing is in the graph yet. */
    void add (const PluginReference& plugin, SessionPosition position);

    /** Whether the search is shown. */
    [[nodiscard]] bool isSearching() const { return quickAdd.isVisible(); }

    /** Takes the search away. */
    void cancel();

    /** A plugin has been added. */
    std::function<void (NodeID)> onAdded;

private:
    void show (juce::Point<int> topLeft, const juce::String& query,
               std::function<void (const PluginReference&)> chosen);
    void place (const PluginReference& plugin, SessionPosition position, SessionDocument::Wiring wiring);
    void report (const SessionError& error);
    [[nodiscard]] SessionDocument::Wiring wiringFor (const PluginReference& plugin) const;

    juce::Component& owner;
    SessionDocument& edited;
    PluginList& list;
    NoticeBoard& board;
    QuickAdd quickAdd;
};

} // namespace lopsided
