#pragma once

#include "../notice/NoticeBoard.h"
#include "LastMovedParameter.h"
#include "PluginEditorView.h"
#include "PluginWindowHeader.h"
#include "PluginWindowPlace.h"
#include "PresetMenu.h"

#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_session/lopsided_session.h>

namespace lopsided
{

/** A window with the editor of one node, and a header. It keeps itself on the screen, whatever its editor does.

    Thread: message thread. Realtime: may block (the plugin's own code). Cost: what the plugin takes to make its editor.
*/
class PluginWindow final : public juce::DocumentWindow, private juce::Timer
{
public:
    using View = PluginEditorView::View;

    /** All outlive it; the processor is the node's. */
    PluginWindow (SessionDocument& documentToEdit, NodeID nodeToShow, juce::AudioProcessor& processorToEdit,
                  NoticeBoard& boardToTell);
    ~PluginWindow() override;

    /** The user wants it closed. May destroy this. */
    std::function<void()> onClose;

    /** It is not the active window any more. */
    std::function<void()> onLeave;

    /** The user wants a MIDI controller to move this parameter. Unset: there is none. */
    std::function<void (int parameterIndex)> onLearn;

    /** Sets up each generic editor: what the menus of its rows do. */
    std::function<void (GenericEditor&)> onGenericMade;

    enum class Focus
    {
        take,
        leave
    };

    /** Shows an editor, and the window where it was left. */
    void open (const PluginWindowPlace& place, Focus focus = Focus::take);

    /** Changes the view in the window that is open. */
    void show (View view);

    /** Where it stands now, and how. */
    [[nodiscard]] PluginWindowPlace place() const;
    [[nodiscard]] juce::AudioProcessor& processor() const noexcept { return edited; }
    /** What holds the editor. */
    [[nodiscard]] PluginEditorView& view() noexcept { return editorView; }
    /** What stands above the editor. */
    [[nodiscard]] PluginWindowHeader& header() noexcept { return bar; }

    /** The node's name, its bypass or what can be learnt may have changed. */
    void refresh();

    /** These bounds, moved and cut so that all of them is in an area. */
    [[nodiscard]] static juce::Rectangle<int> keepIn (juce::Rectangle<int> area, juce::Rectangle<int> bounds);

    void closeButtonPressed() override;
    void parentSizeChanged() override;
    void activeWindowStatusChanged() override;
    bool keyPressed (const juce::KeyPress& key) override;

private:
    struct Content;

    void setUpHeader();
    void applyScale();
    void timerCallback() override { refreshLearn(); }
    void refreshLearn();
    void learn();
    void fit();
    void keepOnScreen();
    void toggleBypass();
    [[nodiscard]] juce::Rectangle<int> screenArea() const;

    SessionDocument& document;
    const NodeID node;
    juce::AudioProcessor& edited;
    NoticeBoard& board;

    LastMovedParameter lastMoved;
    PluginWindowHeader bar;
    PluginEditorView editorView;
    PresetMenu presetMenu;
    std::unique_ptr<Content> content;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (PluginWindow)
};

} // namespace lopsided
