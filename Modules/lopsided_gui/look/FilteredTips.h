#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <utility>

namespace lopsided
{

/** Shows the tooltips of some components only. JUCE's shows those of every window in the one that it is in; those of a plugin's window
    need one of their own, as what a plugin draws lies above all that we draw in that window.

    Thread: message thread. Realtime: may block. Cost: O(1), and the filter's own.
*/
class FilteredTips final : public juce::TooltipWindow
{
public:
    using Filter = std::function<bool (juce::Component&)>;

    /** Inside the parent; on the desktop where there is none. */
    FilteredTips (juce::Component* parent, Filter whose)
        : juce::TooltipWindow (parent),
          isOurs (std::move (whose))
    {}

    juce::String getTipFor (juce::Component& component) override
    {
        return isOurs (component) ? TooltipWindow::getTipFor (component) : juce::String();
    }

private:
    const Filter isOurs;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (FilteredTips)
};

} // namespace lopsided
