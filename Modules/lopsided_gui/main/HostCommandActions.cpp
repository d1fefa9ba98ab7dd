#include "HostCommandActions.h"

#include "HostView.h"

namespace lopsided
{
namespace
{

constexpr auto scaleStep = 1.1f;
constexpr int numSceneKeys = 8;

/** Of the one that was recalled or stored last; empty where there is none. */
juce::String nameOfScene (const SessionDocument& document)
{
    const auto scene = static_cast<std::size_t> (document.scene());
    return scene > 0 ? document.sceneNames()[scene - 1] : juce::String();
}

} // namespace

HostCommandActions::HostCommandActions (HostView& viewToCommand)
    : view (viewToCommand)
{}

void HostCommandActions::addAll()
{
    addFileCommands();
    addEditCommands();
    addNodeCommands();
    addSceneCommands();
    addViewCommands();
    addPlayCommands();
    addSetupCommands();
}

void HostCommandActions::addFileCommands()
{
    auto& commands = view.commands();
    auto& files = view.files();
    commands.set (HostCommand::newSession, { [&files] { files.newSession(); } });
    commands.set (HostCommand::openSession, { [&files] { files.choose(); } });
    commands.set (HostCommand::saveSession, { [&files] { files.save(); } });
    commands.set (HostCommand::saveSessionAs, { [&files] { files.saveAs(); } });
    commands.set (HostCommand::quit, { [&host = view] { host.onQuit(); },
                                       [&host = view] { return static_cast<bool> (host.onQuit); } });
}

void HostCommandActions::addEditCommands()
{
    auto& commands = view.commands();
    auto& document = view.parts.document;
    commands.set (HostCommand::undo, { [&host = view] { host.report (host.parts.document.undo()); },
                                       [&document] { return document.canUndo(); },
                                       {},
                                       [&document] { return document.undoName(); } });
    commands.set (HostCommand::redo, { [&host = view] { host.report (host.parts.document.redo()); },
                                       [&document] { return document.canRedo(); },
                                       {},
                                       [&document] { return document.redoName(); } });
    addCanvas (HostCommand::cut, &GraphCanvas::cutSelection, Needs::selection);
    addCanvas (HostCommand::copy, &GraphCanvas::copySelection, Needs::selection);
    addCanvas (HostCommand::paste, &GraphCanvas::paste, Needs::nothing);
    addCanvas (HostCommand::duplicate, &GraphCanvas::duplicateSelection, Needs::selection);
    addCanvas (HostCommand::deleteSelection, &GraphCanvas::deleteSelection, Needs::nothing);
    addCanvas (HostCommand::selectAll, &GraphCanvas::selectAll, Needs::nothing);
    addSlot (HostCommand::showA, SessionDocument::Slot::a);
    addSlot (HostCommand::showB, SessionDocument::Slot::b);
    commands.set (HostCommand::copyToOther, { [&document] { document.copyToOtherSlot(); } });
}

void HostCommandActions::addNodeCommands()
{
    auto& commands = view.commands();
    addCanvas (HostCommand::quickAdd, &GraphCanvas::quickAdd, Needs::nothing);
    commands.set (HostCommand::openEditor, { [&host = view] {
                                                for (const auto node : host.graphCanvas.selectedNodes())
                                                    host.pluginWindows.open (node);
                                            },
                                             [&host = view] { return host.graphCanvas.hasSelection(); } });
    addCanvas (HostCommand::bypass, &GraphCanvas::bypassSelection, Needs::selection);
    addCanvas (HostCommand::mute, &GraphCanvas::muteSelection, Needs::selection);
    addCanvas (HostCommand::solo, &GraphCanvas::soloSelection, Needs::selection);
    addCanvas (HostCommand::addComment, &GraphCanvas::addComment, Needs::nothing);
    addAlignment (HostCommand::alignLeft, NodeAlignment::Kind::left);
    addAlignment (HostCommand::alignTop, NodeAlignment::Kind::top);
    addAlignment (HostCommand::distribute, NodeAlignment::Kind::distributeHorizontally);
    addCanvas (HostCommand::autoLayout, &GraphCanvas::autoLayout, Needs::nothing);
    commands.set (HostCommand::resolvePlaceholders, { [&host = view] {
                      host.parts.document.library().refresh();
                      host.report (host.parts.document.resolvePlaceholders());
                  } });
}

void HostCommandActions::addSceneCommands()
{
    auto& commands = view.commands();
    auto& document = view.parts.document;
    const auto numScenes = [&document] { return static_cast<int> (document.sceneNames().size()); };

    commands.set (
        HostCommand::storeScene,
        { [&host = view, numScenes] { host.report (host.parts.document.storeScene (numScenes() + 1, {})); },
          [numScenes] { return numScenes() < SessionDocument::maximumScenes; } });
    addOfScene (HostCommand::storeOverScene,
                [&host = view, &document] { host.report (document.storeScene (document.scene(), {})); });
    addOfScene (HostCommand::renameScene, [&host = view] { askForSceneName (host); });
    addOfScene (HostCommand::removeScene, [&host = view] { askWhetherToRemoveScene (host); });
    addRecall (HostCommand::nextScene, [&document] { return document.scene() + 1; });
    addRecall (HostCommand::previousScene, [&document] { return document.scene() - 1; });

    for (int scene = 1; scene <= numSceneKeys; ++scene)
        addRecall (static_cast<HostCommand> (static_cast<int> (HostCommand::recallScene1) + scene - 1),
                   [scene] { return scene; });
}

void HostCommandActions::addOfScene (HostCommand command, std::function<void()> action)
{
    auto& document = view.parts.document;
    view.commands().set (command, { std::move (action),
                                    [&document] { return document.scene() > 0; },
                                    {},
                                    [&document] { return nameOfScene (document); } });
}

void HostCommandActions::askForSceneName (HostView& host)
{
    const auto name = nameOfScene (host.parts.document);
    host.questionBar.askForText (
        "A name for the scene '" + name + "':", name, "Rename",
        answerOfScene (host, [&document = host.parts.document] (int scene, const juce::String& wanted) {
            return document.renameScene (scene, wanted);
        }));
}

void HostCommandActions::askWhetherToRemoveScene (HostView& host)
{
    const auto remove = answerOfScene (host, [&document = host.parts.document] (int scene, const auto&) {
        return document.removeScene (scene);
    });
    host.questionBar.ask ("Remove the scene '" + nameOfScene (host.parts.document)
                              + "'? No undo brings it back.",
                          { { "Remove", [remove] { remove ({}); } }, { "Keep" } });
}

std::function<void (const juce::String&)> HostCommandActions::answerOfScene (HostView& host,
                                                                             SceneAnswer action)
{
    // Meanwhile another scene may be recalled, and a session opened whose scenes have the same numbers.
    const auto scene = host.parts.document.scene();
    return [&host, scene, name = nameOfScene (host.parts.document),
            act = std::move (action)] (const juce::String& text) {
        const auto names = host.parts.document.sceneNames();
        const auto index = static_cast<std::size_t> (scene - 1);

        if (index < names.size() && names[index] == name)
            host.report (act (scene, text));
        else
            host.report (SessionError { SessionError::Code::invalid,
                                        "the scene '" + name.toStdString()
                                            + "' is not there any more. Nothing was changed.",
                                        {} });
    };
}

void HostCommandActions::addRecall (HostCommand command, const std::function<int()>& scene)
{
    auto& document = view.parts.document;
    const auto nameOfIt = [&document, scene] {
        const auto names = document.sceneNames();
        const auto index = static_cast<std::size_t> (scene() - 1);
        return index < names.size() ? names[index] : juce::String();
    };
    view.commands().set (command,
                         { [&host = view, scene] { host.report (host.parts.document.recallScene (scene())); },
                           [nameOfIt] { return nameOfIt().isNotEmpty(); },
                           [&document, scene] { return document.scene() == scene(); }, nameOfIt });
}

void HostCommandActions::addViewCommands()
{
    auto& commands = view.commands();
    addCanvas (HostCommand::zoomIn, &GraphCanvas::zoomIn, Needs::nothing);
    addCanvas (HostCommand::zoomOut, &GraphCanvas::zoomOut, Needs::nothing);
    addCanvas (HostCommand::zoomToFit, &GraphCanvas::zoomToFit, Needs::nothing);
    addCanvas (HostCommand::zoomToActualSize, &GraphCanvas::zoomTo100, Needs::nothing);
    addPanel (HostCommand::toggleBrowser, SidePanels::Panel::browser);
    addPanel (HostCommand::toggleKeyboard, SidePanels::Panel::keyboard);
    addPanel (HostCommand::toggleMidiMonitor, SidePanels::Panel::midiMonitor);
    addPanel (HostCommand::toggleMappings, SidePanels::Panel::mappings);
    commands.set (HostCommand::toggleTheme, { [&host = view] {
                      host.setTheme (host.theme() == Palette::Theme::dark ? Palette::Theme::light
                                                                          : Palette::Theme::dark);
                  } });
    commands.set (HostCommand::larger, { [&host = view] { host.setScale (host.scale() * scaleStep); } });
    commands.set (HostCommand::smaller, { [&host = view] { host.setScale (host.scale() / scaleStep); } });
    commands.set (HostCommand::closeEditors, { [&host = view] { host.pluginWindows.closeAll(); } });
}

void HostCommandActions::addPlayCommands()
{
    auto& commands = view.commands();
    auto& audio = view.parts.audio;
    auto& document = view.parts.document;
    commands.set (
        HostCommand::playOrStop,
        { [&audio] { audio.setRolling (! audio.isRolling()); }, {}, [&audio] { return audio.isRolling(); } });
    commands.set (HostCommand::rewind, { [&audio] { audio.rewind(); } });
    commands.set (HostCommand::tapTempo, { [&host = view] {
                      host.transportBar.tap (0.001 * juce::Time::getMillisecondCounterHiRes());
                  } });
    commands.set (HostCommand::panic, { [&audio] { audio.panic(); } });
    commands.set (HostCommand::muteOutput,
                  { [&document] {
                       using Switch = SessionOutput::Switch;
                       auto output = document.output();
                       output.mute = output.mute == Switch::on ? Switch::off : Switch::on;
                       document.setOutput (output);
                   },
                    {},
                    [&document] { return document.output().mute == SessionOutput::Switch::on; } });
}

void HostCommandActions::addSetupCommands()
{
    addPanel (HostCommand::audioSettings, SidePanels::Panel::audioSettings);
    addPanel (HostCommand::scanPlugins, SidePanels::Panel::scan);
    addPanel (HostCommand::shortcuts, SidePanels::Panel::shortcuts);
    addPanel (HostCommand::about, SidePanels::Panel::about);
}

void HostCommandActions::addCanvas (HostCommand command, void (GraphCanvas::*action)(), Needs needs)
{
    view.commands().set (command, { [&canvas = view.graphCanvas, action] { (canvas.*action)(); },
                                    [&canvas = view.graphCanvas, needs] {
                                        return needs == Needs::nothing || canvas.hasSelection();
                                    } });
}

void HostCommandActions::addAlignment (HostCommand command, NodeAlignment::Kind kind)
{
    view.commands().set (command, { [&canvas = view.graphCanvas, kind] { canvas.align (kind); },
                                    [&canvas = view.graphCanvas] { return canvas.hasSelection(); } });
}

void HostCommandActions::addPanel (HostCommand command, SidePanels::Panel panel)
{
    view.commands().set (command, { [&panels = view.panels, panel] { panels.toggle (panel); },
                                    {},
                                    [&panels = view.panels, panel] { return panels.isShown (panel); } });
}

void HostCommandActions::addSlot (HostCommand command, SessionDocument::Slot slot)
{
    view.commands().set (command, { [&host = view, slot] { host.report (host.parts.document.show (slot)); },
                                    {},
                                    [&host = view, slot] { return host.parts.document.slot() == slot; } });
}

} // namespace lopsided
