#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <vector>

namespace lopsided
{

/** Where a file or a folder is chosen: a page in the window that stops nobody, and no dialog. Return takes what is chosen, or goes
    into a folder; Alt and Up leaves it; Ctrl+H shows what is hidden; Escape gives up.

    Thread: message thread. Realtime: may block; folders are read by a thread of JUCE's. Cost: O(files that are shown).
*/
class FilePage final : public juce::Component, private juce::FileBrowserListener, private juce::AsyncUpdater
{
public:
    enum class Purpose
    {
        open,  /**< a file that is there */
        save,  /**< a file that may be there */
        folder /**< a folder that is there */
    };

    struct Request
    {
        Purpose purpose = Purpose::open;
        juce::String title;
        juce::File start; /**< the folder that it begins in, or the file that is offered */
        juce::String
            extension {}; /**< of the files that are shown, such as "json"; none: all. A new name is given it */
        std::function<void (const juce::File&)> chosen {}; /**< the page stays until somebody dismisses it */
    };

    FilePage();
    ~FilePage() override;

    /** Shows itself; a new request takes the place of one that was not answered. */
    void ask (Request request);

    /** Takes what is chosen now, as Return does; says what is missing where that cannot be. */
    void choose();

    /** Goes, unanswered. */
    void dismiss();

    [[nodiscard]] bool isAsking() const noexcept { return isVisible(); }

    /** Where the keys go: to the name that is to be saved, or else to the list. */
    void takeFocus();

    /** What it says of the choice; empty where there is nothing to say. */
    [[nodiscard]] juce::String remark() const { return words.getText(); }

    /** What lists the files; null while it asks nothing. */
    [[nodiscard]] juce::FileBrowserComponent* browser() const noexcept { return shown.browser.get(); }

    /** Called when it comes or goes. */
    std::function<void()> onChange;

    void paint (juce::Graphics& graphics) override;
    void resized() override;
    bool keyPressed (const juce::KeyPress& key) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    void selectionChanged() override { say ({}); }
    void fileClicked (const juce::File&, const juce::MouseEvent&) override {}
    void fileDoubleClicked (const juce::File&) override { choose(); }
    void browserRootChanged (const juce::File&) override { say ({}); }
    void handleAsyncUpdate() override { retired.clear(); }

    void retire();
    void nameParts();
    void say (const juce::String& sentence);
    void take (const juce::File& file);

    /** The browser's thread asks the filter as long as there is a browser. */
    struct Listing
    {
        std::unique_ptr<juce::FileFilter> filter {};
        std::unique_ptr<juce::FileBrowserComponent> browser {};
    };

    Request asked;
    Listing shown;
    std::vector<Listing> retired; // which may still be in a call of their own
    juce::Label words;
    juce::TextButton chooseButton;
    juce::TextButton cancelButton { "Cancel" };

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (FilePage)
};

} // namespace lopsided
