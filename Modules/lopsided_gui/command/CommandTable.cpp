#include "CommandTable.h"

#include <algorithm>
#include <array>

namespace lopsided
{
namespace
{

using Key = juce::KeyPress;

constexpr auto ctrl = juce::ModifierKeys::commandModifier;
constexpr auto shift = juce::ModifierKeys::shiftModifier;
constexpr auto ctrlShift = ctrl | shift;
constexpr auto alt = juce::ModifierKeys::altModifier;

constexpr auto fileMenu = "File";
constexpr auto editMenu = "Edit";
constexpr auto nodeMenu = "Node";
constexpr auto sceneMenu = "Scene";
constexpr auto viewMenu = "View";
constexpr auto playMenu = "Play";
constexpr auto setupMenu = "Setup";

constexpr auto recallsIt = "Makes this scene play, without a click";

const std::array allEntries {
    CommandTable::Entry { HostCommand::newSession, "New", fileMenu, "An empty session", 'n', ctrl },
    CommandTable::Entry { HostCommand::openSession, "Open...", fileMenu, "Opens a session file", 'o', ctrl },
    CommandTable::Entry { HostCommand::saveSession, "Save", fileMenu, "Saves the session", 's', ctrl },
    CommandTable::Entry { HostCommand::saveSessionAs, "Save As...", fileMenu,
                          "Saves the session as another file", 's', ctrlShift },
    CommandTable::Entry { HostCommand::quit, "Quit", fileMenu, "Ends the program", 'q', ctrl },

    CommandTable::Entry { HostCommand::undo, "Undo", editMenu, "Takes the last step back, without a click",
                          'z', ctrl },
    CommandTable::Entry { HostCommand::redo, "Redo", editMenu, "Makes the step again that was taken back",
                          'z', ctrlShift, 'y', ctrl },
    CommandTable::Entry { HostCommand::cut, "Cut", editMenu, "Moves the selected nodes to the clipboard", 'x',
                          ctrl },
    CommandTable::Entry { HostCommand::copy, "Copy", editMenu, "Copies the selected nodes to the clipboard",
                          'c', ctrl },
    CommandTable::Entry { HostCommand::paste, "Paste", editMenu, "Adds what the clipboard holds", 'v', ctrl },
    CommandTable::Entry { HostCommand::duplicate, "Duplicate", editMenu,
                          "Adds a copy of the selected nodes, fed by what feeds them", 'd', ctrl },
    CommandTable::Entry { HostCommand::deleteSelection, "Delete", editMenu,
                          "Removes what is selected; tails ring out", Key::deleteKey, 0, Key::backspaceKey },
    CommandTable::Entry { HostCommand::selectAll, "Select All", editMenu, "Selects every node", 'a', ctrl },
    CommandTable::Entry { HostCommand::showA, "Play A", editMenu, "Makes version A play", '1', alt },
    CommandTable::Entry { HostCommand::showB, "Play B", editMenu, "Makes version B play", '2', alt },
    CommandTable::Entry { HostCommand::copyToOther, "Copy to the Other", editMenu,
                          "Makes the version that does not play a copy of the one that does", '0', alt },

    CommandTable::Entry { HostCommand::quickAdd, "Add Plugin...", nodeMenu, "Searches a plugin and adds it",
                          Key::tabKey, ctrl, 'k', ctrl },
    CommandTable::Entry { HostCommand::openEditor, "Open Editor", nodeMenu,
                          "Opens the selected plugin's window", 'e', ctrl },
    CommandTable::Entry { HostCommand::bypass, "Bypass", nodeMenu,
                          "Passes the input of the selected nodes on", 'b', ctrl },
    CommandTable::Entry { HostCommand::mute, "Mute", nodeMenu, "Silences the selected nodes", 'm', ctrl },
    CommandTable::Entry { HostCommand::solo, "Solo", nodeMenu, "Lets the selected nodes be heard alone", 'l',
                          ctrl },
    CommandTable::Entry { HostCommand::addComment, "Add Comment", nodeMenu, "Puts a text on the canvas", '/',
                          ctrl },
    CommandTable::Entry { HostCommand::alignLeft, "Align Left", nodeMenu,
                          "Puts the selected nodes below each other" },
    CommandTable::Entry { HostCommand::alignTop, "Align Top", nodeMenu,
                          "Puts the selected nodes beside each other" },
    CommandTable::Entry { HostCommand::distribute, "Distribute", nodeMenu,
                          "Gives the selected nodes equal distances" },
    CommandTable::Entry { HostCommand::autoLayout, "Tidy Up", nodeMenu,
                          "Lays all nodes out from left to right", 't', ctrlShift },
    CommandTable::Entry { HostCommand::resolvePlaceholders, "Find Missing Plugins", nodeMenu,
                          "Puts the plugins in the place of their placeholders that are installed by now" },

    CommandTable::Entry { HostCommand::storeScene, "Store Scene", sceneMenu,
                          "Keeps what plays as one more scene", 'r', ctrlShift },
    CommandTable::Entry { HostCommand::storeOverScene, "Store over Scene", sceneMenu,
                          "Keeps what plays as the scene that was recalled or stored last", 'r', ctrl },
    CommandTable::Entry { HostCommand::nextScene, "Next Scene", sceneMenu, "Makes the scene behind it play",
                          Key::pageDownKey, ctrl },
    CommandTable::Entry { HostCommand::previousScene, "Previous Scene", sceneMenu,
                          "Makes the scene before it play", Key::pageUpKey, ctrl },
    CommandTable::Entry { HostCommand::renameScene, "Rename Scene", sceneMenu,
                          "Gives the scene that was recalled or stored last another name" },
    CommandTable::Entry { HostCommand::removeScene, "Remove Scene", sceneMenu,
                          "Forgets the scene that was recalled or stored last; what plays goes on" },
    CommandTable::Entry { HostCommand::recallScene1, "Recall 1", sceneMenu, recallsIt, '1', ctrl },
    CommandTable::Entry { HostCommand::recallScene2, "Recall 2", sceneMenu, recallsIt, '2', ctrl },
    CommandTable::Entry { HostCommand::recallScene3, "Recall 3", sceneMenu, recallsIt, '3', ctrl },
    CommandTable::Entry { HostCommand::recallScene4, "Recall 4", sceneMenu, recallsIt, '4', ctrl },
    CommandTable::Entry { HostCommand::recallScene5, "Recall 5", sceneMenu, recallsIt, '5', ctrl },
    CommandTable::Entry { HostCommand::recallScene6, "Recall 6", sceneMenu, recallsIt, '6', ctrl },
    CommandTable::Entry { HostCommand::recallScene7, "Recall 7", sceneMenu, recallsIt, '7', ctrl },
    CommandTable::Entry { HostCommand::recallScene8, "Recall 8", sceneMenu, recallsIt, '8', ctrl },

    CommandTable::Entry { HostCommand::zoomIn, "Zoom In", viewMenu, "Shows less, larger", '=', ctrl, '+',
                          ctrl },
    CommandTable::Entry { HostCommand::zoomOut, "Zoom Out", viewMenu, "Shows more, smaller", '-', ctrl },
    CommandTable::Entry { HostCommand::zoomToFit, "Zoom to Fit", viewMenu, "Shows the whole graph", '9',
                          ctrl },
    CommandTable::Entry { HostCommand::zoomToActualSize, "Actual Size", viewMenu, "Zooms to 100 %", '0',
                          ctrl },
    CommandTable::Entry { HostCommand::toggleBrowser, "Plugin Browser", viewMenu,
                          "Shows or hides the plugins", Key::F2Key },
    CommandTable::Entry { HostCommand::toggleKeyboard, "Virtual Keyboard", viewMenu,
                          "Shows or hides the keys", Key::F3Key },
    CommandTable::Entry { HostCommand::toggleMidiMonitor, "MIDI Monitor", viewMenu,
                          "Shows or hides what comes in", Key::F4Key },
    CommandTable::Entry { HostCommand::toggleMappings, "MIDI Mappings", viewMenu,
                          "Shows or hides what moves which parameter", Key::F6Key },
    CommandTable::Entry { HostCommand::toggleTheme, "Light or Dark", viewMenu, "Changes the colours",
                          Key::F7Key },
    CommandTable::Entry { HostCommand::larger, "Everything Larger", viewMenu, "Draws the whole window larger",
                          '=', ctrlShift, '+', ctrlShift },
    CommandTable::Entry { HostCommand::smaller, "Everything Smaller", viewMenu,
                          "Draws the whole window smaller", '-', ctrlShift },
    CommandTable::Entry { HostCommand::closeEditors, "Close Plugin Windows", viewMenu,
                          "Closes every plugin's window", 'w', ctrlShift },

    CommandTable::Entry { HostCommand::playOrStop, "Play or Stop", playMenu, "Starts or stops the transport",
                          Key::spaceKey },
    CommandTable::Entry { HostCommand::rewind, "Rewind", playMenu, "Takes the transport to the beginning",
                          Key::homeKey },
    CommandTable::Entry { HostCommand::tapTempo, "Tap Tempo", playMenu,
                          "Sets the tempo by the distance of taps", 't', 0 },
    CommandTable::Entry { HostCommand::panic, "Panic", playMenu, "Ends every note and pedal", Key::F12Key, 0,
                          '.', ctrl },
    CommandTable::Entry { HostCommand::muteOutput, "Mute Output", playMenu, "Silences or opens the output",
                          'm', ctrlShift },

    CommandTable::Entry { HostCommand::audioSettings, "Audio and MIDI...", setupMenu, "Chooses devices", ',',
                          ctrl },
    CommandTable::Entry { HostCommand::scanPlugins, "Scan Plugins...", setupMenu,
                          "Looks for installed plugins", Key::F5Key },
    CommandTable::Entry { HostCommand::shortcuts, "Shortcuts...", setupMenu, "Shows and changes the keys",
                          Key::F1Key },
    CommandTable::Entry { HostCommand::about, "About Lopsided", setupMenu, "Version and licences" },
};

} // namespace

std::span<const CommandTable::Entry> CommandTable::entries()
{
    return allEntries;
}

juce::StringArray CommandTable::menus()
{
    juce::StringArray names;

    for (const auto& entry : allEntries)
        names.addIfNotAlreadyThere (entry.menu);

    return names;
}

const CommandTable::Entry& CommandTable::entry (HostCommand command)
{
    const auto found = std::ranges::find (allEntries, command, &Entry::command);
    jassert (found != allEntries.end());
    return *found;
}

juce::ApplicationCommandInfo CommandTable::info (const Entry& entry)
{
    juce::ApplicationCommandInfo info (id (entry.command));
    info.setInfo (entry.name, entry.description, entry.menu, 0);

    if (entry.keyCode != 0)
        info.addDefaultKeypress (entry.keyCode, juce::ModifierKeys (entry.modifiers));

    if (entry.otherKeyCode != 0)
        info.addDefaultKeypress (entry.otherKeyCode, juce::ModifierKeys (entry.otherModifiers));

    return info;
}

} // namespace lopsided
