#include "LopsidedLookAndFeel.h"

namespace lopsided
{

LopsidedLookAndFeel::LopsidedLookAndFeel (const Palette& paletteToUse)
    : colours (paletteToUse)
{
    applyColours();
}

void LopsidedLookAndFeel::setPalette (const Palette& paletteToUse)
{
    colours = paletteToUse;
    applyColours();

    auto& desktop = juce::Desktop::getInstance();

    for (int index = 0; index < desktop.getNumComponents(); ++index)
        if (auto* window = desktop.getComponent (index))
            window->sendLookAndFeelChange();
}

void LopsidedLookAndFeel::applyColours()
{
    setColourScheme ({ colours.canvas, colours.surface, colours.surface, colours.outline, colours.text,
                       colours.raised, colours.accentText, colours.accent, colours.text });

    setColour (juce::TextButton::buttonColourId, colours.raised);
    setColour (juce::TextButton::buttonOnColourId, colours.accent);
    setColour (juce::TextButton::textColourOffId, colours.text);
    setColour (juce::TextButton::textColourOnId, colours.accentText);
    setColour (juce::ToggleButton::textColourId, colours.text);
    setColour (juce::ToggleButton::tickColourId, colours.accent);
    setColour (juce::ToggleButton::tickDisabledColourId, colours.quietText);
    setColour (juce::HyperlinkButton::textColourId, colours.accent);

    setColour (juce::Slider::backgroundColourId, colours.outline);
    setColour (juce::Slider::trackColourId, colours.accent);
    setColour (juce::Slider::thumbColourId, colours.text);
    setColour (juce::Slider::rotarySliderFillColourId, colours.accent);
    setColour (juce::Slider::rotarySliderOutlineColourId, colours.outline);
    setColour (juce::Slider::textBoxTextColourId, colours.text);
    setColour (juce::Slider::textBoxBackgroundColourId, colours.raised);
    setColour (juce::Slider::textBoxHighlightColourId, colours.accent.withAlpha (0.45f));
    setColour (juce::Slider::textBoxOutlineColourId, juce::Colours::transparentBlack);

    setColour (juce::ComboBox::backgroundColourId, colours.raised);
    setColour (juce::ComboBox::textColourId, colours.text);
    setColour (juce::ComboBox::outlineColourId, colours.outline);
    setColour (juce::ComboBox::arrowColourId, colours.quietText);
    setColour (juce::ComboBox::focusedOutlineColourId, colours.accent);

    applyListColours();
}

void LopsidedLookAndFeel::applyListColours()
{
    setColour (juce::Label::textColourId, colours.text);
    setColour (juce::Label::textWhenEditingColourId, colours.text);
    setColour (juce::TextEditor::textColourId, colours.text);
    setColour (juce::TextEditor::backgroundColourId, colours.raised);
    setColour (juce::TextEditor::highlightColourId, colours.accent.withAlpha (0.45f));
    setColour (juce::TextEditor::highlightedTextColourId, colours.text);
    setColour (juce::TextEditor::outlineColourId, colours.outline);
    setColour (juce::TextEditor::focusedOutlineColourId, colours.accent);
    setColour (juce::CaretComponent::caretColourId, colours.accent);

    setColour (juce::PopupMenu::backgroundColourId, colours.surface);
    setColour (juce::PopupMenu::textColourId, colours.text);
    setColour (juce::PopupMenu::headerTextColourId, colours.quietText);
    setColour (juce::PopupMenu::highlightedBackgroundColourId, colours.accent);
    setColour (juce::PopupMenu::highlightedTextColourId, colours.accentText);

    setColour (juce::ListBox::backgroundColourId, colours.surface);
    setColour (juce::ListBox::textColourId, colours.text);
    setColour (juce::ListBox::outlineColourId, colours.outline);
    setColour (juce::TableHeaderComponent::backgroundColourId, colours.raised);
    setColour (juce::TableHeaderComponent::textColourId, colours.quietText);
    setColour (juce::TableHeaderComponent::outlineColourId, colours.outline);
    setColour (juce::TreeView::backgroundColourId, colours.surface);
    setColour (juce::TreeView::linesColourId, colours.outline);
    setColour (juce::TreeView::selectedItemBackgroundColourId, colours.accent.withAlpha (0.3f));
    setColour (juce::ScrollBar::thumbColourId, colours.quietText.withAlpha (0.55f));

    setColour (juce::TooltipWindow::backgroundColourId, colours.raised);
    setColour (juce::TooltipWindow::textColourId, colours.text);
    setColour (juce::TooltipWindow::outlineColourId, colours.outline);
    setColour (juce::ProgressBar::backgroundColourId, colours.raised);
    setColour (juce::ProgressBar::foregroundColourId, colours.accent);
    setColour (juce::GroupComponent::outlineColourId, colours.outline);
    setColour (juce::GroupComponent::textColourId, colours.quietText);
    setColour (juce::TabbedButtonBar::tabTextColourId, colours.quietText);
    setColour (juce::TabbedButtonBar::frontTextColourId, colours.text);
    setColour (juce::TabbedComponent::backgroundColourId, colours.surface);
    setColour (juce::TabbedComponent::outlineColourId, colours.outline);
    setColour (juce::ResizableWindow::backgroundColourId, colours.canvas);
    setColour (juce::DocumentWindow::textColourId, colours.text);
    setColour (juce::FileBrowserComponent::currentPathBoxBackgroundColourId, colours.raised);
    setColour (juce::FileBrowserComponent::currentPathBoxTextColourId, colours.text);
    setColour (juce::FileBrowserComponent::currentPathBoxArrowColourId, colours.quietText);
    setColour (juce::FileBrowserComponent::filenameBoxBackgroundColourId, colours.raised);
    setColour (juce::FileBrowserComponent::filenameBoxTextColourId, colours.text);
    setColour (juce::DirectoryContentsDisplayComponent::textColourId, colours.text);
    setColour (juce::DirectoryContentsDisplayComponent::highlightColourId, colours.accent);
    setColour (juce::DirectoryContentsDisplayComponent::highlightedTextColourId, colours.accentText);
}

void LopsidedLookAndFeel::drawFocusRing (juce::Graphics& g, juce::Rectangle<float> area) const
{
    g.setColour (colours.accent);
    g.drawRoundedRectangle (area.reduced (1.0f), corner, 2.0f);
}

std::unique_ptr<juce::FocusOutline> LopsidedLookAndFeel::createFocusOutlineForComponent (juce::Component&)
{
    struct Outline final : juce::FocusOutline::OutlineWindowProperties
    {
        explicit Outline (juce::Colour colourToUse)
            : colour (colourToUse)
        {}

        juce::Rectangle<int> getOutlineBounds (juce::Component& component) override
        {
            return component.getScreenBounds().expanded (2);
        }

        void drawOutline (juce::Graphics& g, int width, int height) override
        {
            g.setColour (colour);
            g.drawRoundedRectangle (juce::Rectangle<int> { width, height }.toFloat().reduced (1.0f),
                                    corner + 1.0f, 2.0f);
        }

        const juce::Colour colour;
    };

    return std::make_unique<juce::FocusOutline> (std::make_unique<Outline> (colours.accent));
}

} // namespace lopsided
