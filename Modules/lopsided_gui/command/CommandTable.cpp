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

constexpr auto file = "File";
constexpr auto edit = "Edit";
constexpr auto node = "Node";
constexpr auto view = "View";
constexpr auto play = "Play";
constexpr auto setup = "Setup";

const std::array allEntries {
    CommandTable::Entry { HostCommand::newSession, "New", file, "An empty session", 'n', ctrl },
    CommandTable::Entry { HostCommand::openSession, "Open...", file, "Opens a session file", 'o', ctrl },
    CommandTable::Entry { HostCommand::saveSession, "Save", file, "Saves the session", 's', ctrl },
    CommandTable::Entry { HostCommand::saveSessionAs, "Save As...", file, "Saves the session as another file",
                          's', ctrlShift },
    CommandTable::Entry { HostCommand::quit, "Quit", file, "Ends the program", 'q', ctrl },

    CommandTable::Entry { HostCommand::undo, "Undo", edit, "Takes the last step back, without a click", 'z',
                          ctrl },
    CommandTable::Entry { HostCommand::redo, "Redo", edit, "Makes the step again that was taken back", 'z',
                          ctrlShift, 'y', ctrl },
    CommandTable::Entry { HostCommand::cut, "Cut", edit, "Moves the selected nodes to the clipboard", 'x',
                          ctrl },
    CommandTable::Entry { HostCommand::copy, "Copy", edit, "Copies the selected nodes to the clipboard", 'c',
                          ctrl },
    CommandTable::Entry { HostCommand::paste, "Paste", edit, "Adds what the clipboard holds", 'v', ctrl },
    CommandTable::Entry { HostCommand::duplicate, "Duplicate", edit,
                          "Adds a copy of the selected nodes, fed by what feeds them", 'd', ctrl },
    CommandTable::Entry { HostCommand::deleteSelection, "Delete", edit,
                          "Removes what is selected; tails ring out", Key::deleteKey, 0, Key::backspaceKey },
    CommandTable::Entry { HostCommand::selectAll, "Select All", edit, "Selects every node", 'a', ctrl },
    CommandTable::Entry { HostCommand::showA, "Play A", edit, "Makes version A play", '1', alt },
    CommandTable::Entry { HostCommand::showB, "Play B", edit, "Makes version B play", '2', alt },
    CommandTable::Entry { HostCommand::copyToOther, "Copy to the Other", edit,
                          "Makes the version that does not play a copy of the one that does", '0', alt },

    CommandTable::Entry { HostCommand::quickAdd, "Add Plugin...", node, "Searches a plugin and adds it",
                          Key::tabKey, ctrl, 'k', ctrl },
    CommandTable::Entry { HostCommand::openEditor, "Open Editor", node, "Opens the selected plugin's window",
                          'e', ctrl },
    CommandTable::Entry { HostCommand::bypass, "Bypass", node, "Passes the input of the selected nodes on",
                          'b', ctrl },
    CommandTable::Entry { HostCommand::mute, "Mute", node, "Silences the selected nodes", 'm', ctrl },
    CommandTable::Entry { HostCommand::solo, "Solo", node, "Lets the selected nodes be heard alone", 'l',
                          ctrl },
    CommandTable::Entry { HostCommand::addComment, "Add Comment", node, "Puts a text on the canvas", '/',
                          ctrl },
    CommandTable::Entry { HostCommand::alignLeft, "Align Left", node,
                          "Puts the selected nodes below each other" },
    CommandTable::Entry { HostCommand::alignTop, "Align Top", node,
                          "Puts the selected nodes beside each other" },
    CommandTable::Entry { HostCommand::distribute, "Distribute", node,
                          "Gives the selected nodes equal distances" },
    CommandTable::Entry { HostCommand::autoLayout, "Tidy Up", node, "Lays all nodes out from left to right",
                          't', ctrlShift },
    CommandTable::Entry { HostCommand::resolvePlaceholders, "Find Missing Plugins", node,
                          "Puts the plugins in the place of their placeholders that are installed by now" },

    CommandTable::Entry { HostCommand::zoomIn, "Zoom In", view, "Shows less, larger", '=', ctrl, '+', ctrl },
    CommandTable::Entry { HostCommand::zoomOut, "Zoom Out", view, "Shows more, smaller", '-', ctrl },
    CommandTable::Entry { HostCommand::zoomToFit, "Zoom to Fit", view, "Shows the whole graph", '9', ctrl },
    CommandTable::Entry { HostCommand::zoomToActualSize, "Actual Size", view, "Zooms to 100 %", '0', ctrl },
    CommandTable::Entry { HostCommand::toggleBrowser, "Plugin Browser", view, "Shows or hides the plugins",
                          Key::F2Key },
    CommandTable::Entry { HostCommand::toggleKeyboard, "Virtual Keyboard", view, "Shows or hides the keys",
                          Key::F3Key },
    CommandTable::Entry { HostCommand::toggleMidiMonitor, "MIDI Monitor", view,
                          "Shows or hides what comes in", Key::F4Key },
    CommandTable::Entry { HostCommand::toggleMappings, "MIDI Mappings", view,
                          "Shows or hides what moves which parameter", Key::F6Key },
    CommandTable::Entry { HostCommand::toggleTheme, "Light or Dark", view, "Changes the colours",
                          Key::F7Key },
    CommandTable::Entry { HostCommand::larger, "Everything Larger", view, "Draws the whole window larger",
                          '=', ctrlShift, '+', ctrlShift },
    CommandTable::Entry { HostCommand::smaller, "Everything Smaller", view, "Draws the whole window smaller",
                          '-', ctrlShift },
    CommandTable::Entry { HostCommand::closeEditors, "Close Plugin Windows", view,
                          "Closes every plugin's window", 'w', ctrlShift },

    CommandTable::Entry { HostCommand::playOrStop, "Play or Stop", play, "Starts or stops the transport",
                          Key::spaceKey },
    CommandTable::Entry { HostCommand::rewind, "Rewind", play, "Takes the transport to the beginning",
                          Key::homeKey },
    CommandTable::Entry { HostCommand::tapTempo, "Tap Tempo", play, "Sets the tempo by the distance of taps",
                          't', 0 },
    CommandTable::Entry { HostCommand::panic, "Panic", play, "Ends every note and pedal", Key::F12Key, 0, '.',
                          ctrl },
    CommandTable::Entry { HostCommand::muteOutput, "Mute Output", play, "Silences or opens the output", 'm',
                          ctrlShift },

    CommandTable::Entry { HostCommand::audioSettings, "Audio and MIDI...", setup, "Chooses devices", ',',
                          ctrl },
    CommandTable::Entry { HostCommand::scanPlugins, "Scan Plugins...", setup, "Looks for installed plugins",
                          Key::F5Key },
    CommandTable::Entry { HostCommand::shortcuts, "Shortcuts...", setup, "Shows and changes the keys",
                          Key::F1Key },
    CommandTable::Entry { HostCommand::about, "About Lopsided", setup, "Version and licences" },
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
