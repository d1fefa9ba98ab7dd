#include "LopsidedLookAndFeel.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided
{

void LopsidedLookAndFeel::drawButtonBackground (juce::Graphics& g, juce::Button& button,
                                                const juce::Colour& background, bool isOver, bool isDown)
{
    const auto area = button.getLocalBounds().toFloat().reduced (0.5f);
    const auto strength = isDown ? 0.16f : isOver ? 0.08f : 0.0f;
    const auto fill = button.isEnabled()
                          ? background.overlaidWith (colours.text.withAlpha (strength))
                          : colours.raised.withMultipliedAlpha (0.5f); // the same when it is on

    juce::Path shape;
    shape.addRoundedRectangle (area.getX(), area.getY(), area.getWidth(), area.getHeight(), corner, corner,
                               ! (button.isConnectedOnLeft() || button.isConnectedOnTop()),
                               ! (button.isConnectedOnRight() || button.isConnectedOnTop()),
                               ! (button.isConnectedOnLeft() || button.isConnectedOnBottom()),
                               ! (button.isConnectedOnRight() || button.isConnectedOnBottom()));
    g.setColour (fill);
    g.fillPath (shape);
    g.setColour (colours.outline.withMultipliedAlpha (button.isEnabled() ? 1.0f : 0.5f));
    g.strokePath (shape, juce::PathStrokeType (1.0f));

    if (button.hasKeyboardFocus (false))
        drawFocusRing (g, button.getLocalBounds().toFloat());
}

void LopsidedLookAndFeel::drawButtonText (juce::Graphics& g, juce::TextButton& button, bool isOver,
                                          bool isDown)
{
    if (button.isEnabled())
        return LookAndFeel_V4::drawButtonText (g, button, isOver, isDown);

    // Half of the colour that it has when it is on cannot be read.
    g.setFont (getTextButtonFont (button, button.getHeight()));
    g.setColour (colours.quietText);
    g.drawFittedText (button.getButtonText(), button.getLocalBounds().reduced (4, 2),
                      juce::Justification::centred, 2);
}

juce::Font LopsidedLookAndFeel::getTextButtonFont (juce::TextButton&, int buttonHeight)
{
    return compatibility::font (juce::jmin (14.5f, static_cast<float> (buttonHeight) * 0.58f));
}

void LopsidedLookAndFeel::drawToggleButton (juce::Graphics& g, juce::ToggleButton& button, bool isOver,
                                            bool isDown)
{
    const auto height = static_cast<float> (button.getHeight());
    const auto box = juce::jmin (18.0f, height - 4.0f);
    drawTickBox (g, button, 4.0f, (height - box) * 0.5f, box, box, button.getToggleState(),
                 button.isEnabled(), isOver, isDown);

    g.setColour (button.isEnabled() ? colours.text : colours.quietText);
    g.setFont (compatibility::font (juce::jmin (14.5f, height * 0.7f)));
    g.drawFittedText (button.getButtonText(),
                      button.getLocalBounds().withTrimmedLeft (juce::roundToInt (box) + 10),
                      juce::Justification::centredLeft, 2);

    if (button.hasKeyboardFocus (false))
        drawFocusRing (g, button.getLocalBounds().toFloat());
}

void LopsidedLookAndFeel::drawTickBox (juce::Graphics& g, juce::Component&, float x, float y, float width,
                                       float height, bool isTicked, bool isEnabled, bool isOver, bool)
{
    const auto area = juce::Rectangle<float> { x, y, width, height }.reduced (0.5f);
    const auto alpha = isEnabled ? 1.0f : 0.5f;

    g.setColour ((isTicked ? colours.accent : colours.raised).withMultipliedAlpha (alpha));
    g.fillRoundedRectangle (area, 4.0f);
    g.setColour ((isOver ? colours.accent : colours.outline).withMultipliedAlpha (alpha));
    g.drawRoundedRectangle (area, 4.0f, 1.0f);

    if (! isTicked)
        return;

    juce::Path tick;
    tick.startNewSubPath (area.getRelativePoint (0.25f, 0.52f));
    tick.lineTo (area.getRelativePoint (0.43f, 0.7f));
    tick.lineTo (area.getRelativePoint (0.76f, 0.32f));
    g.setColour (colours.accentText.withMultipliedAlpha (alpha));
    g.strokePath (tick, juce::PathStrokeType (2.0f, juce::PathStrokeType::curved));
}

void LopsidedLookAndFeel::drawLinearSlider (juce::Graphics& g, int x, int y, int width, int height,
                                            float position, float minimum, float maximum,
                                            juce::Slider::SliderStyle style, juce::Slider& slider)
{
    if (slider.isBar() || slider.isTwoValue() || slider.isThreeValue())
    {
        LookAndFeel_V4::drawLinearSlider (g, x, y, width, height, position, minimum, maximum, style, slider);
        return;
    }

    const auto area = juce::Rectangle<int> { x, y, width, height }.toFloat();
    const auto alpha = slider.isEnabled() ? 1.0f : 0.5f;
    auto groove = slider.isHorizontal() ? area.withSizeKeepingCentre (area.getWidth(), 4.0f)
                                        : area.withSizeKeepingCentre (4.0f, area.getHeight());
    g.setColour (slider.findColour (juce::Slider::backgroundColourId).withMultipliedAlpha (alpha));
    g.fillRoundedRectangle (groove, 2.0f);

    const auto thumb = slider.isHorizontal() ? juce::Point<float> { position, area.getCentreY() }
                                             : juce::Point<float> { area.getCentreX(), position };
    const auto filled = slider.isHorizontal() ? groove.withRight (position) : groove.withTop (position);
    g.setColour (slider.findColour (juce::Slider::trackColourId).withMultipliedAlpha (alpha));
    g.fillRoundedRectangle (filled, 2.0f);

    const auto radius = juce::jmin (7.0f, juce::jmin (area.getWidth(), area.getHeight()) * 0.4f);
    const auto knob = juce::Rectangle<float> { radius * 2.0f, radius * 2.0f }.withCentre (thumb);
    g.setColour (slider.findColour (juce::Slider::thumbColourId).withMultipliedAlpha (alpha));
    g.fillEllipse (knob);

    if (slider.hasKeyboardFocus (false))
    {
        g.setColour (colours.accent);
        g.drawEllipse (knob.expanded (2.5f), 2.0f);
    }
}

void LopsidedLookAndFeel::drawRotarySlider (juce::Graphics& g, int x, int y, int width, int height,
                                            float position, float startAngle, float endAngle,
                                            juce::Slider& slider)
{
    const auto area = juce::Rectangle<int> { x, y, width, height }.toFloat().reduced (4.0f);
    const auto radius = juce::jmin (area.getWidth(), area.getHeight()) * 0.5f;
    const auto centre = area.getCentre();
    const auto angle = startAngle + position * (endAngle - startAngle);
    const auto thickness = juce::jmax (2.5f, radius * 0.16f);
    const auto stroke =
        juce::PathStrokeType (thickness, juce::PathStrokeType::curved, juce::PathStrokeType::rounded);
    const auto alpha = slider.isEnabled() ? 1.0f : 0.5f;
    const auto arc = [&] (float from, float to, juce::Colour colour) {
        juce::Path path;
        path.addCentredArc (centre.x, centre.y, radius - thickness, radius - thickness, 0.0f, from, to, true);
        g.setColour (colour.withMultipliedAlpha (alpha));
        g.strokePath (path, stroke);
    };

    arc (startAngle, endAngle, slider.findColour (juce::Slider::rotarySliderOutlineColourId));
    arc (startAngle, angle, slider.findColour (juce::Slider::rotarySliderFillColourId));

    g.setColour (slider.findColour (juce::Slider::thumbColourId).withMultipliedAlpha (alpha));
    g.drawLine ({ centre.getPointOnCircumference (radius * 0.25f, angle),
                  centre.getPointOnCircumference (radius * 0.62f, angle) },
                juce::jmax (2.0f, radius * 0.1f));

    if (slider.hasKeyboardFocus (false))
        drawFocusRing (g, slider.getLocalBounds().toFloat());
}

void LopsidedLookAndFeel::fillTextEditorBackground (juce::Graphics& g, int width, int height,
                                                    juce::TextEditor& editor)
{
    g.setColour (editor.findColour (juce::TextEditor::backgroundColourId));
    g.fillRoundedRectangle (juce::Rectangle<int> { width, height }.toFloat().reduced (0.5f), corner);
}

void LopsidedLookAndFeel::drawTextEditorOutline (juce::Graphics& g, int width, int height,
                                                 juce::TextEditor& editor)
{
    const auto area = juce::Rectangle<int> { width, height }.toFloat();

    if (editor.hasKeyboardFocus (true) && ! editor.isReadOnly())
    {
        drawFocusRing (g, area);
        return;
    }

    g.setColour (editor.findColour (juce::TextEditor::outlineColourId));
    g.drawRoundedRectangle (area.reduced (0.5f), corner, 1.0f);
}

void LopsidedLookAndFeel::drawComboBox (juce::Graphics& g, int width, int height, bool isDown, int, int, int,
                                        int, juce::ComboBox& box)
{
    const auto area = juce::Rectangle<int> { width, height }.toFloat();
    const auto alpha = box.isEnabled() ? 1.0f : 0.5f;
    g.setColour (box.findColour (juce::ComboBox::backgroundColourId)
                     .overlaidWith (colours.text.withAlpha (isDown ? 0.08f : 0.0f)));
    g.fillRoundedRectangle (area.reduced (0.5f), corner);
    g.setColour (box.findColour (juce::ComboBox::outlineColourId));
    g.drawRoundedRectangle (area.reduced (0.5f), corner, 1.0f);

    const auto arrow =
        juce::Rectangle<float> { 9.0f, 4.5f }.withCentre ({ area.getRight() - 14.0f, area.getCentreY() });
    juce::Path path;
    path.startNewSubPath (arrow.getTopLeft());
    path.lineTo (arrow.getCentreX(), arrow.getBottom());
    path.lineTo (arrow.getTopRight());
    g.setColour (box.findColour (juce::ComboBox::arrowColourId).withMultipliedAlpha (alpha));
    g.strokePath (path, juce::PathStrokeType (1.8f));

    if (box.hasKeyboardFocus (true))
        drawFocusRing (g, area);
}

juce::Font LopsidedLookAndFeel::getComboBoxFont (juce::ComboBox& box)
{
    return compatibility::font (juce::jmin (14.5f, static_cast<float> (box.getHeight()) * 0.65f));
}

} // namespace lopsided
