#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** A figure with its name, as a flat button. Thread: message thread. Realtime: may block. Cost: O(1). */
class StatusItem final : public juce::Button
{
public:
    enum class Urgency
    {
        none,
        warning,
        bad
    };

    /** Shows no figure yet. */
    StatusItem (const juce::String& nameOfFigure, const juce::String& tooltip);

    /** Shows a figure. */
    void show (const juce::String& figure, Urgency urgency = Urgency::none);
    [[nodiscard]] const juce::String& figure() const noexcept { return shown; }

private:
    void paintButton (juce::Graphics& graphics, bool isOver, bool isDown) override;

    juce::String shown;
    Urgency state = Urgency::none;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (StatusItem)
};

} // namespace lopsided
