#pragma once

#include "Palette.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>

namespace lopsided
{

/** How everything looks, from one Palette: flat, with quiet edges, and with a ring around what has the keyboard's focus.

    Thread: message thread. Realtime: may block. Cost: what it draws.
*/
class LopsidedLookAndFeel final : public juce::LookAndFeel_V4
{
public:
    /** With the colours of a palette. */
    explicit LopsidedLookAndFeel (const Palette& paletteToUse = Palette::of (Palette::Theme::dark));

    [[nodiscard]] const Palette& palette() const noexcept { return colours; }

    /** Changes every colour, and repaints every window that is on the desktop. Cost: O(components). */
    void setPalette (const Palette& paletteToUse);

    /** The radius of corners, in pixels. */
    static constexpr float corner = 5.0f;

    void drawButtonBackground (juce::Graphics&, juce::Button&, const juce::Colour&, bool isOver,
                               bool isDown) override;
    void drawButtonText (juce::Graphics&, juce::TextButton&, bool isOver, bool isDown) override;
    juce::Font getTextButtonFont (juce::TextButton&, int buttonHeight) override;
    void drawToggleButton (juce::Graphics&, juce::ToggleButton&, bool isOver, bool isDown) override;
    void drawTickBox (juce::Graphics&, juce::Component&, float x, float y, float width, float height,
                      bool isTicked, bool isEnabled, bool isOver, bool isDown) override;

    void drawLinearSlider (juce::Graphics&, int x, int y, int width, int height, float position,
                           float minimum, float maximum, juce::Slider::SliderStyle, juce::Slider&) override;
    void drawRotarySlider (juce::Graphics&, int x, int y, int width, int height, float position,
                           float startAngle, float endAngle, juce::Slider&) override;

    void fillTextEditorBackground (juce::Graphics&, int width, int height, juce::TextEditor&) override;
    void drawTextEditorOutline (juce::Graphics&, int width, int height, juce::TextEditor&) override;

    void drawComboBox (juce::Graphics&, int width, int height, bool isDown, int buttonX, int buttonY,
                       int buttonWidth, int buttonHeight, juce::ComboBox&) override;
    juce::Font getComboBoxFont (juce::ComboBox&) override;

    void drawPopupMenuBackground (juce::Graphics&, int width, int height) override;
    juce::Font getPopupMenuFont() override;

    int getDefaultScrollbarWidth() override { return 10; }
    void drawScrollbar (juce::Graphics&, juce::ScrollBar&, int x, int y, int width, int height,
                        bool isVertical, int thumbStart, int thumbSize, bool isOver, bool isDown) override;

    juce::Rectangle<int> getTooltipBounds (const juce::String& text, juce::Point<int> place,
                                           juce::Rectangle<int> area) override;
    void drawTooltip (juce::Graphics&, const juce::String& text, int width, int height) override;

    void drawTableHeaderBackground (juce::Graphics&, juce::TableHeaderComponent&) override;
    void drawTableHeaderColumn (juce::Graphics&, juce::TableHeaderComponent&, const juce::String& name,
                                int columnId, int width, int height, bool isOver, bool isDown,
                                int flags) override;

    juce::Button* createFileBrowserGoUpButton() override;
    void layoutFileBrowserComponent (juce::FileBrowserComponent&, juce::DirectoryContentsDisplayComponent*,
                                     juce::FilePreviewComponent*, juce::ComboBox* path,
                                     juce::TextEditor* name, juce::Button* up) override;

    std::unique_ptr<juce::FocusOutline> createFocusOutlineForComponent (juce::Component&) override;

private:
    void applyColours();
    void applyListColours();
    void drawFocusRing (juce::Graphics&, juce::Rectangle<float> area) const;

    Palette colours;
};

} // namespace lopsided
