#pragma once

#include "../browser/PluginBrowser.h"
#include "../browser/PluginList.h"
#include "../canvas/GraphCanvas.h"
#include "../command/HostCommands.h"
#include "../command/HostMenu.h"
#include "../look/LopsidedLookAndFeel.h"
#include "../notice/NoticeBar.h"
#include "../panel/StatusBar.h"
#include "../panel/TransportBar.h"
#include "../window/PluginWindows.h"
#include "HostParts.h"
#include "PluginPlacement.h"
#include "QuestionBar.h"
#include "SessionFiles.h"
#include "SidePanels.h"
#include "WelcomePage.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>

namespace lopsided
{

/** The whole host as one component: menu, transport, browser, canvas, panels and status, over a session that plays. A window
    of its own, or a part of any JUCE application.

    Thread: message thread. Realtime: may block. Cost: a frame 30 times a second while it shows.
*/
class HostView final : public juce::Component,
                       public juce::DragAndDropContainer,
                       public juce::FileDragAndDropTarget,
                       private DocumentListener,
                       private juce::Timer
{
public:
    explicit HostView (const HostParts& partsToShow);
    ~HostView() override;

    /** What the window around it does about Quit. None: the command is not there. */
    std::function<void()> onQuit;

    /** Called when the title, or the mark that something is not saved, has changed. */
    std::function<void()> onTitleChange;

    [[nodiscard]] juce::String title() const; /**< such as "Evening rig *" */

    [[nodiscard]] SessionFiles& files() noexcept { return sessionFiles; }
    [[nodiscard]] NoticeBoard& notices() noexcept { return noticeBar; }
    [[nodiscard]] HostCommands& commands() noexcept { return hostCommands; }
    [[nodiscard]] GraphCanvas& canvas() noexcept { return graphCanvas; }

    void setTheme (Palette::Theme theme);
    [[nodiscard]] Palette::Theme theme() const { return look.palette().theme; }

    /** Hides the welcome page, or shows it where the session is empty. */
    void showWelcomeIfEmpty();

    void paint (juce::Graphics&) override;
    void resized() override;
    bool isInterestedInFileDrag (const juce::StringArray& files) override;
    void filesDropped (const juce::StringArray& files, int x, int y) override;

private:
    void structureChanged() override;
    void documentChanged() override;
    void documentWarned (const std::string& sentence) override;
    void timerCallback() override;

    void connectParts();
    void addFileCommands();
    void addEditCommands();
    void addNodeCommands();
    void addViewCommands();
    void addPlayCommands();
    void addSetupCommands();
    void setCanvasCommand (HostCommand command, void (GraphCanvas::*action)());
    void step (SessionResult<void> (SessionDocument::*action)(), const juce::String& what);
    void toggle (SidePanels::Panel panel, HostCommand command);
    void restoreSettings();
    void storeShortcuts();

    const HostParts parts;
    LopsidedLookAndFeel look;
    HostCommands hostCommands;
    juce::TooltipWindow tooltips { this };

    NoticeBar noticeBar;
    QuestionBar questionBar;
    SessionFiles sessionFiles;
    PluginWindows pluginWindows;
    PluginList pluginList;

    HostMenu menu;
    juce::MenuBarComponent menuBar;
    TransportBar transportBar;
    GraphCanvas graphCanvas;
    SidePanels panels;
    PluginPlacement placement;
    WelcomePage welcomePage;
    StatusBar statusBar;
};

} // namespace lopsided
