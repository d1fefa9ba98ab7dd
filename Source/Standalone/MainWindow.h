#pragma once

#include <functional>
#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_gui/lopsided_gui.h>
#include <optional>

namespace lopsided
{

/** The window around a HostView: its place is remembered, its title is the session's. Thread: message. */
class MainWindow final : public juce::DocumentWindow
{
public:
    /** Both outlive it. */
    MainWindow (HostView& viewToShow, juce::PropertySet& settings);
    ~MainWindow() override;

    void showTitle();

    std::function<void()> onClose;

    void closeButtonPressed() override;
    float getDesktopScaleFactor() const override { return UserScale::get(); }

    /** The keys are the view's: JUCE gives them to the window itself when the window manager does. */
    void focusGained (FocusChangeType) override { view.grabKeyboardFocus(); }

private:
    [[nodiscard]] juce::Rectangle<int> screenArea() const;

    HostView& view;
    juce::PropertySet& remembered;
};

} // namespace lopsided
