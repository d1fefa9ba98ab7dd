#pragma once

#include "LeftButtonOnly.h"

#include <juce_audio_processors/juce_audio_processors.h>
#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** A parameter's name, and what it is set by: a toggle for one that is on or off, a list for one that has names for its
    steps, else a slider with the plugin's own text, which can be typed.

    It keeps no pointer to the parameter: a plugin may replace all of them. Rows are used again for other parameters.

    Thread: message thread. Realtime: may block (the plugin's own code). Cost: of show O(steps), of refresh some strings.
*/
class ParameterRow final : public juce::Component
{
public:
    /** The processor outlives it. */
    explicit ParameterRow (juce::AudioProcessor& processorToShow);

    std::function<void (int parameterIndex, float value)> onChange;
    std::function<void (int parameterIndex)> onMenu; /**< the right button, or the menu key */

    enum class Mapped
    {
        no,
        yes
    };

    /** Shows another parameter. */
    void show (int parameterIndex);

    /** Shows what the parameter is set to by now, unless the user holds it. */
    void refresh();

    /** Whether something of MIDI moves it: it has a mark then. */
    void setMapped (Mapped mapped);

    [[nodiscard]] int parameterIndex() const noexcept { return index; }

    // What it is set by; one of them is visible.
    /** Of one that has no names for its steps. */
    [[nodiscard]] juce::Slider& slider() noexcept { return slide; }
    /** Of one that has. */
    [[nodiscard]] juce::ComboBox& choice() noexcept { return choose; }
    /** Of one that is on or off. */
    [[nodiscard]] juce::ToggleButton& toggle() noexcept { return onOff; }

    void paint (juce::Graphics& graphics) override;
    void resized() override;
    void mouseDown (const juce::MouseEvent& event) override;
    bool keyPressed (const juce::KeyPress& key) override;

private:
    enum class Kind
    {
        none,
        slider,
        choice,
        toggle
    };

    [[nodiscard]] juce::AudioProcessorParameter* parameter() const;
    [[nodiscard]] static Kind kindOf (const juce::AudioProcessorParameter& parameter,
                                      const juce::StringArray& steps);
    void setUpSlider (const juce::AudioProcessorParameter& parameter);
    void refreshSlider (const juce::AudioProcessorParameter& parameter, float value);
    void change (double value);

    juce::AudioProcessor& processor;
    int index = -1;
    Kind kind = Kind::none;
    Mapped mapping = Mapped::no;
    juce::StringArray stepTexts;
    juce::String lastText;

    juce::Label name;
    ParameterSlider slide { juce::Slider::LinearHorizontal, juce::Slider::TextBoxRight };
    juce::ComboBox choose;
    ParameterToggle onOff;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (ParameterRow)
};

} // namespace lopsided
