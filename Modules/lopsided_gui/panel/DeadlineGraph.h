#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <deque>
#include <vector>

namespace lopsided
{

/** The worst load of each span of late, as bars below the line of the deadline; a bar that goes beyond it is late.
    Thread: message thread. Realtime: may block. Cost: O(bars). */
class DeadlineGraph final : public juce::Component, public juce::SettableTooltipClient
{
public:
    static constexpr std::size_t mostBars = 120;

    DeadlineGraph();

    /** Newer ones, as shares of the deadline. */
    void add (const std::vector<float>& loads);
    /** Forgets all of them. */
    void clear();

    /** Oldest first. */
    [[nodiscard]] const std::deque<float>& bars() const noexcept { return shown; }

    void paint (juce::Graphics& graphics) override;

private:
    std::deque<float> shown;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (DeadlineGraph)
};

} // namespace lopsided
