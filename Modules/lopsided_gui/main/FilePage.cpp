#include "FilePage.h"

#include "../look/Palette.h"

#include <lopsided_graph/lopsided_graph.h>

#include <utility>

namespace lopsided
{
namespace
{

constexpr auto filePageWidth = 900;
constexpr auto filePageMargin = 16;
constexpr auto fileTitleHeight = 32;
constexpr auto fileButtonWidth = 96;
constexpr auto fileButtonHeight = 28;

int flagsFor (FilePage::Purpose purpose)
{
    using Browser = juce::FileBrowserComponent;

    switch (purpose)
    {
        case FilePage::Purpose::open: return Browser::openMode | Browser::canSelectFiles;
        case FilePage::Purpose::save:
            return Browser::saveMode | Browser::canSelectFiles | Browser::doNotClearFileNameOnRootChange;
        case FilePage::Purpose::folder: return Browser::openMode | Browser::canSelectDirectories;
    }

    return 0;
}

juce::String verbFor (FilePage::Purpose purpose)
{
    switch (purpose)
    {
        case FilePage::Purpose::open: return "Open";
        case FilePage::Purpose::save: return "Save";
        case FilePage::Purpose::folder: break;
    }

    return "Choose";
}

} // namespace

FilePage::FilePage()
{
    setFocusContainerType (FocusContainerType::focusContainer);
    words.setMinimumHorizontalScale (0.8f);
    chooseButton.onClick = [this] { choose(); };
    cancelButton.onClick = [this] { dismiss(); };

    for (auto* part : std::initializer_list<juce::Component*> { &words, &chooseButton, &cancelButton })
        addAndMakeVisible (part);

    setVisible (false);
}

FilePage::~FilePage()
{
    cancelPendingUpdate();
}

void FilePage::ask (Request request)
{
    retire();
    asked = std::move (request);
    setTitle (asked.title);
    chooseButton.setButtonText (verbFor (asked.purpose));

    const auto pattern = asked.extension.isEmpty() ? juce::String ("*") : "*." + asked.extension;
    shown.filter = std::make_unique<juce::WildcardFileFilter> (pattern, "*", asked.title);
    shown.browser = std::make_unique<juce::FileBrowserComponent> (flagsFor (asked.purpose), asked.start,
                                                                  shown.filter.get(), nullptr);
    nameParts();
    shown.browser->addListener (this);
    addAndMakeVisible (*shown.browser, 0);
    say ({});
    setVisible (true);
    resized();
    repaint();

    if (onChange)
        onChange();

    takeFocus();
}

void FilePage::nameParts()
{
    shown.browser->setFilenameBoxLabel ("Name:");

    for (auto* part : shown.browser->getChildren())
    {
        if (dynamic_cast<juce::ComboBox*> (part) != nullptr)
            part->setTitle ("Folder");
        else if (dynamic_cast<juce::TextEditor*> (part) != nullptr)
            part->setTitle ("Name");
    }
}

void FilePage::takeFocus()
{
    if (shown.browser == nullptr || ! isShowing())
        return;

    for (auto* part : shown.browser->getChildren())
        if (asked.purpose == Purpose::save ? dynamic_cast<juce::TextEditor*> (part) != nullptr
                                           : dynamic_cast<juce::FileListComponent*> (part) != nullptr)
            part->grabKeyboardFocus();
}

void FilePage::choose()
{
    if (shown.browser == nullptr)
        return;

    const auto file = shown.browser->getSelectedFile (0);

    if (asked.purpose == Purpose::folder)
        return file.isDirectory() ? take (file) : say ("There is no such folder. Choose one of the list.");

    if (file.isDirectory())
    {
        if (file == shown.browser->getRoot())
            return say (asked.purpose == Purpose::save ? "Give it a name first." : "Choose a file first.");

        return shown.browser->setRoot (file);
    }

    if (asked.purpose == Purpose::save)
        return take (asked.extension.isEmpty() || file.hasFileExtension (asked.extension)
                         ? file
                         : file.getSiblingFile (file.getFileName() + "." + asked.extension));

    if (! file.existsAsFile())
        return say ("There is no file " + file.getFileName() + " in this folder. Choose one of the list.");

    take (file);
}

void FilePage::take (const juce::File& file)
{
    // What is done may ask the next question.
    const auto chosen = asked.chosen;

    if (chosen)
        chosen (file);
}

void FilePage::dismiss()
{
    if (! isVisible())
        return;

    setVisible (false);
    retire();

    if (onChange)
        onChange();
}

void FilePage::retire()
{
    if (shown.browser == nullptr)
        return;

    shown.browser->removeListener (this);
    shown.browser->setVisible (false);
    retired.push_back (std::exchange (shown, {}));
    triggerAsyncUpdate();
}

void FilePage::say (const juce::String& sentence)
{
    words.setText (sentence, juce::dontSendNotification);

    if (sentence.isNotEmpty())
        juce::AccessibilityHandler::postAnnouncement (
            sentence, juce::AccessibilityHandler::AnnouncementPriority::medium);
}

bool FilePage::keyPressed (const juce::KeyPress& key)
{
    if (key == juce::KeyPress::escapeKey)
        dismiss();
    else if (key == juce::KeyPress (juce::KeyPress::upKey, juce::ModifierKeys::altModifier, 0))
        shown.browser->goUp();
    else
        return false;

    return true;
}

void FilePage::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    graphics.fillAll (palette.surface);
    auto area = getLocalBounds().reduced (filePageMargin);
    area = area.withSizeKeepingCentre (std::min (filePageWidth, area.getWidth()), area.getHeight());
    graphics.setColour (palette.text);
    graphics.setFont (compatibility::font (18.0f, juce::Font::bold));
    graphics.drawText (getTitle(), area.removeFromTop (fileTitleHeight), juce::Justification::centredLeft);
}

void FilePage::resized()
{
    auto area = getLocalBounds().reduced (filePageMargin);
    area = area.withSizeKeepingCentre (std::min (filePageWidth, area.getWidth()), area.getHeight());
    area.removeFromTop (fileTitleHeight);
    auto bottom = area.removeFromBottom (fileButtonHeight);
    cancelButton.setBounds (bottom.removeFromRight (fileButtonWidth));
    bottom.removeFromRight (8);
    chooseButton.setBounds (bottom.removeFromRight (fileButtonWidth));
    bottom.removeFromRight (8);
    words.setBounds (bottom);
    area.removeFromBottom (8);

    if (shown.browser != nullptr)
        shown.browser->setBounds (area);
}

std::unique_ptr<juce::AccessibilityHandler> FilePage::createAccessibilityHandler()
{
    return std::make_unique<juce::AccessibilityHandler> (*this, juce::AccessibilityRole::group);
}

} // namespace lopsided
