#pragma once

#include "../canvas/GraphCanvas.h"
#include "../command/HostCommands.h"
#include "SidePanels.h"

#include <functional>
#include <lopsided_session/lopsided_session.h>

namespace lopsided
{

class HostView;

/** What each command does to a HostView. Thread: message thread. Realtime: may block. Cost: O(commands). */
class HostCommandActions
{
public:
    /** The view outlives the actions, which it owns. */
    explicit HostCommandActions (HostView& viewToCommand);

    /** Tells HostCommands of each. */
    void addAll();

private:
    void addFileCommands();
    void addEditCommands();
    void addNodeCommands();
    void addSceneCommands();
    void addViewCommands();
    void addPlayCommands();
    void addSetupCommands();

    /** An action of the canvas, active while nodes are selected, or always. */
    enum class Needs
    {
        nothing,
        selection
    };

    void addCanvas (HostCommand command, void (GraphCanvas::*action)(), Needs needs);
    void addAlignment (HostCommand command, NodeAlignment::Kind kind);
    void addPanel (HostCommand command, SidePanels::Panel panel);
    /** What is done to the scene that was recalled or stored last; active where there is one. */
    void addOfScene (HostCommand command, std::function<void()> action);
    static void askForSceneName (HostView& host);
    static void askWhetherToRemoveScene (HostView& host);

    using SceneAnswer = std::function<SessionResult<void> (int, const juce::String&)>;

    /** Does that to the scene of which the question is, if it is still there when it is answered. */
    static std::function<void (const juce::String&)> answerOfScene (HostView& host, SceneAnswer action);

    /** Recalls the scene whose number this gives then; active where there is such a scene. */
    void addRecall (HostCommand command, const std::function<int()>& scene);
    void addSlot (HostCommand command, SessionDocument::Slot slot);

    HostView& view;
};

} // namespace lopsided
