#include "WelcomePage.h"

#include "../look/Palette.h"

#include <lopsided_graph/lopsided_graph.h>

#include <algorithm>

namespace lopsided
{
namespace
{

constexpr auto pageWidth = 560;
constexpr auto choiceHeight = 64;
constexpr auto recentHeight = 28;
constexpr auto gap = 8;
constexpr auto padding = 24;
constexpr auto headHeight = 76;
constexpr std::size_t mostRecent = 5;

} // namespace

/** A big button: a title, and under it what happens. */
class WelcomePage::Choice final : public juce::Button
{
public:
    Choice (const juce::String& title, const juce::String& descriptionOfIt)
        : juce::Button (title)
    {
        setTitle (title);
        setDescription (descriptionOfIt);
        setHelpText (descriptionOfIt);
    }

    void setWords (const juce::String& words)
    {
        setDescription (words);
        setHelpText (words);
        repaint();
    }

private:
    void paintButton (juce::Graphics& graphics, bool isHighlighted, bool isDown) override
    {
        const auto palette = Palette::from (*this);
        const auto area = getLocalBounds().toFloat().reduced (0.5f);
        const auto isMarked = isHighlighted || hasKeyboardFocus (true);
        graphics.setColour (isDown ? palette.outline : palette.raised);
        graphics.fillRoundedRectangle (area, 6.0f);
        graphics.setColour (isMarked ? palette.accent : palette.outline);
        graphics.drawRoundedRectangle (area, 6.0f, isMarked ? 1.5f : 1.0f);

        auto words = getLocalBounds().reduced (16, 10);
        graphics.setColour (palette.text);
        graphics.setFont (compatibility::font (16.0f, juce::Font::bold));
        graphics.drawText (getName(), words.removeFromTop (22), juce::Justification::centredLeft);
        graphics.setColour (palette.quietText);
        graphics.setFont (compatibility::font (14.0f));
        graphics.drawText (getDescription(), words, juce::Justification::centredLeft);
    }
};

WelcomePage::WelcomePage()
{
    setTitle ("Welcome");
    setFocusContainerType (FocusContainerType::focusContainer);
    add ("Play an instrument", "Choose one; its keys are at the bottom of the window",
         [this] { onInstrument(); });
    add ("Process the input", "Choose an effect; what comes in goes through it", [this] { onEffect(); });
    add ("Open a session", "One that was saved before", [this] { onOpen(); });
    add ("Look for plugins", {}, [this] { onScan(); });
    setNumPlugins (0);
}

WelcomePage::~WelcomePage() = default;

WelcomePage::Choice& WelcomePage::add (const juce::String& title, const juce::String& description,
                                       std::function<void()> action)
{
    auto& choice = *choices.emplace_back (std::make_unique<Choice> (title, description));
    choice.onClick = std::move (action);
    addAndMakeVisible (choice);
    return choice;
}

void WelcomePage::setNumPlugins (int number)
{
    numPlugins = number;
    choices.back()->setWords (number == 0
                                  ? juce::String ("None is known yet but the built-in ones: look for LV2, "
                                                  "VST3 and LADSPA")
                                  : juce::String (number) + " are known; look for new ones");
}

void WelcomePage::setRecent (const std::vector<juce::File>& newestFirst)
{
    recent.clear();

    for (const auto& file : newestFirst)
    {
        if (recent.size() == mostRecent)
            break;

        auto& button =
            *recent.emplace_back (std::make_unique<juce::TextButton> (file.getFileNameWithoutExtension()));
        button.setTooltip (file.getFullPathName());
        button.setConnectedEdges (juce::Button::ConnectedOnLeft | juce::Button::ConnectedOnRight);
        button.onClick = [this, file] { onRecent (file); };
        addAndMakeVisible (button);
    }

    resized();
    repaint();
}

juce::Rectangle<int> WelcomePage::page() const
{
    const auto height = headHeight + 2 * padding + static_cast<int> (choices.size()) * (choiceHeight + gap)
                        + (recent.empty() ? 0 : 2 * gap + static_cast<int> (recent.size()) * recentHeight);
    return getLocalBounds().withSizeKeepingCentre (std::min (pageWidth, getWidth()),
                                                   std::min (height, getHeight()));
}

void WelcomePage::paint (juce::Graphics& graphics)
{
    const auto palette = Palette::from (*this);
    const auto area = page().toFloat();
    graphics.setColour (palette.surface);
    graphics.fillRoundedRectangle (area, 10.0f);
    graphics.setColour (palette.outline);
    graphics.drawRoundedRectangle (area.reduced (0.5f), 10.0f, 1.0f);

    auto head = page().reduced (padding).removeFromTop (headHeight - gap);
    graphics.setColour (palette.text);
    graphics.setFont (compatibility::font (26.0f, juce::Font::bold));
    graphics.drawText ("Lopsided", head.removeFromTop (34), juce::Justification::centredLeft);
    graphics.setColour (palette.quietText);
    graphics.setFont (compatibility::font (15.0f));
    graphics.drawText ("Build a rig, and change it while it plays.", head.removeFromTop (22),
                       juce::Justification::centredLeft);
}

void WelcomePage::resized()
{
    auto area = page().reduced (padding);
    area.removeFromTop (headHeight);

    for (const auto& choice : choices)
    {
        choice->setBounds (area.removeFromTop (choiceHeight));
        area.removeFromTop (gap);
    }

    area.removeFromTop (gap);

    for (const auto& button : recent)
        button->setBounds (area.removeFromTop (recentHeight).reduced (0, 1));
}

bool WelcomePage::isInterestedInDragSource (const SourceDetails& details)
{
    return dropTarget != nullptr && dropTarget->isInterestedInDragSource (details);
}

void WelcomePage::itemDropped (const SourceDetails& details)
{
    dropTarget->itemDropped (details);
}

} // namespace lopsided
