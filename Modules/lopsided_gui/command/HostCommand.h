#pragma once

namespace lopsided
{

/** Everything that a user can ask for with a key or from the menu. The numbers are JUCE's command ids, and what a user's own
    shortcuts are kept by: they never change their meaning. Thread: a value, any. */
enum class HostCommand
{
    newSession = 0x1000,
    openSession,
    saveSession,
    saveSessionAs,
    quit,

    undo = 0x1100,
    redo,
    cut,
    copy,
    paste,
    duplicate,
    deleteSelection,
    selectAll,
    showA,
    showB,
    copyToOther,

    quickAdd = 0x1200,
    openEditor,
    bypass,
    mute,
    solo,
    addComment,
    alignLeft,
    alignTop,
    distribute,
    autoLayout,
    resolvePlaceholders,

    zoomIn = 0x1300,
    zoomOut,
    zoomToFit,
    zoomToActualSize,
    toggleBrowser,
    toggleKeyboard,
    toggleMidiMonitor,
    toggleMappings,
    toggleTheme,
    closeEditors,
    larger,
    smaller,

    playOrStop = 0x1400,
    rewind,
    tapTempo,
    panic,
    muteOutput,

    audioSettings = 0x1500,
    scanPlugins,
    shortcuts,
    about,

    storeScene = 0x1600,
    storeOverScene,
    nextScene,
    previousScene,
    renameScene,
    removeScene,
    recallScene1 = 0x1610, /**< the others follow */
    recallScene2,
    recallScene3,
    recallScene4,
    recallScene5,
    recallScene6,
    recallScene7,
    recallScene8
};

} // namespace lopsided
