#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** A number that is dragged up and down, typed after a double click or Enter, or stepped by the arrow keys; with Shift ten
    times as fine. Thread: message thread. Realtime: may block. Cost: O(1). */
class NumberField final : public juce::Label
{
public:
    /** What can be set: numbers from `minimum` to `maximum`, with so many decimals. */
    struct Range
    {
        double minimum = 0.0;
        double maximum = 1.0;
        double step = 1.0; /**< of an arrow key, and of a pixel */
        int decimals = 0;
        juce::String suffix {};
    };

    /** Begins at the lowest. */
    explicit NumberField (const Range& rangeToUse);

    /** The user has set another one. */
    std::function<void (double value)> onNumber;

    /** Shows a number, and tells nobody. Does nothing while one is typed or dragged. */
    void show (double number);

    [[nodiscard]] double number() const noexcept { return value; }

    /** What typing it does; text that is no number changes nothing. */
    void enter (const juce::String& text);

    void mouseDown (const juce::MouseEvent& event) override;
    void mouseDrag (const juce::MouseEvent& event) override;
    void mouseUp (const juce::MouseEvent& event) override;
    bool keyPressed (const juce::KeyPress& key) override;
    void paint (juce::Graphics& graphics) override;

private:
    void textWasEdited() override;
    void set (double number);
    void update();

    const Range range;
    double value = 0.0;
    double valueAtDrag = 0.0;
    bool isDragged = false;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (NumberField)
};

} // namespace lopsided
