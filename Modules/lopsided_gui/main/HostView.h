#pragma once

#include "../browser/PluginBrowser.h"
#include "../browser/PluginList.h"
#include "../canvas/GraphCanvas.h"
#include "../command/HostCommands.h"
#include "../command/HostMenu.h"
#include "../look/FilteredTips.h"
#include "../look/LopsidedLookAndFeel.h"
#include "../notice/NoticeBar.h"
#include "../panel/AudioPoll.h"
#include "../panel/StatusBar.h"
#include "../panel/TransportBar.h"
#include "../window/PluginWindows.h"
#include "FilePage.h"
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
                       private juce::ChangeListener,
                       private AudioPoll::Listener
{
public:
    /** Restores colours, panels, shortcuts and windows' places from the settings. */
    explicit HostView (const HostParts& partsToShow);
    ~HostView() override;

    /** What the window around it does about Quit. None: the command is not there. */
    std::function<void()> onQuit;

    /** Called when the title, or the mark that something is not saved, has changed. */
    std::function<void()> onTitleChange;

    [[nodiscard]] juce::String title() const; /**< such as "Evening rig *" */

    /** Where files and folders are chosen. */
    [[nodiscard]] FilePage& fileChooser() noexcept { return filePage; }

    /** Opens, saves and closes, with the questions that go with it. */
    [[nodiscard]] SessionFiles& files() noexcept { return sessionFiles; }

    /** Where to put what the user should know. */
    [[nodiscard]] NoticeBoard& notices() noexcept { return noticeBar; }

    /** What its keys and menus do. */
    [[nodiscard]] HostCommands& commands() noexcept { return hostCommands; }

    /** What looks at the AudioHost for all its parts. */
    [[nodiscard]] AudioPoll& poll() noexcept { return audioPoll; }

    /** The graph as it is drawn. */
    [[nodiscard]] GraphCanvas& canvas() noexcept { return graphCanvas; }

    /** Changes every colour, and remembers that. */
    void setTheme (Palette::Theme theme);

    /** The one that it shows. */
    [[nodiscard]] Palette::Theme theme() const { return look.palette().theme; }

    /** How large everything is drawn, plugins' windows too: 0.5 to 4. It is remembered. */
    void setScale (float scale);

    /** 1 is one pixel of the screen for one of ours. */
    [[nodiscard]] float scale() const;

    /** Shows what belongs in the middle: the page where a file is chosen, the welcome page of an empty session, or the canvas. */
    void showPage();

    void paint (juce::Graphics&) override;
    void resized() override;
    /** A question that waits for an answer takes the keys: one that was asked before the window had them, too. */
    void focusGained (FocusChangeType) override;

    bool isInterestedInFileDrag (const juce::StringArray& files) override;
    void filesDropped (const juce::StringArray& files, int x, int y) override;

private:
    void structureChanged() override;
    void documentChanged() override;
    void documentWarned (const std::string& sentence) override;
    void audioPolled (const AudioStatus& status, const std::vector<float>& loads) override;
    void mappingLearned (const SessionMapping& mapping) override;

    void changeListenerCallback (juce::ChangeBroadcaster*) override; // shortcuts

    void connectParts();
    void addPanels();
    void scanIfNothingIsKnown();
    void restoreSettings();
    [[nodiscard]] std::vector<juce::File> recentFiles() const;
    void learn (NodeID node, int parameterIndex);

    /** What went wrong is a notice. */
    void report (const SessionResult<void>& result);

    friend class HostCommandActions; // its commands are what the view's parts do

    const HostParts parts;
    juce::File lastFile;
    LopsidedLookAndFeel look;
    HostCommands hostCommands;
    FilteredTips tooltips { this, [this] (juce::Component& component) {
                               return component.getTopLevelComponent() == getTopLevelComponent();
                           } };

    NoticeBar noticeBar;
    QuestionBar questionBar;
    FilePage filePage;
    SessionFiles sessionFiles;
    PluginWindows pluginWindows;
    PluginList pluginList;

    HostMenu menu;
    juce::MenuBarComponent menuBar;
    AudioPoll audioPoll;
    TransportBar transportBar;
    GraphCanvas graphCanvas;
    SidePanels panels;
    PluginPlacement placement;
    WelcomePage welcomePage;
    StatusBar statusBar;
};

} // namespace lopsided
