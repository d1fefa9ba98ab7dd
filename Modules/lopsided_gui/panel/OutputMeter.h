#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** The output's peak in decibels, with the highest one of late as a line. A click forgets that.
    Thread: message thread. Realtime: may block. Cost: O(1). */
class OutputMeter final : public juce::Component, public juce::SettableTooltipClient
{
public:
    OutputMeter();

    /** The peak since the last call, linear; called some 30 times a second. */
    void show (float peak);

    [[nodiscard]] float levelDb() const noexcept { return level; }
    [[nodiscard]] float heldDb() const noexcept { return held; }

    void paint (juce::Graphics& graphics) override;

    /** Forgets the peak that it holds. */
    void mouseDown (const juce::MouseEvent&) override { reset(); }
    /** Forgets the highest one. */
    void reset();

private:
    float level = -100.0f;
    float held = -100.0f;
    int heldFor = 0;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (OutputMeter)
};

} // namespace lopsided
