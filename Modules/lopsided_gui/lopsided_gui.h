/*******************************************************************************
BEGIN_JUCE_MODULE_DECLARATION

  ID:                 lopsided_gui
  vendor:             lopsided
  version:            0.1.0
  name:               Lopsided GUI
  description:        Components to see and edit a graph of plugins that plays
  website:
  license:            ISC
  minimumCppStandard: 20

  dependencies:       lopsided_session juce_audio_utils

END_JUCE_MODULE_DECLARATION
*******************************************************************************/

/*
    Purpose: what a user sees and touches of a host, as components that any JUCE application can embed.

    | part        | thread         | realtime  |
    |-------------|----------------|-----------|
    | everything  | message thread | may block |

    mouse, keys --edit--> SessionDocument --transaction--> GraphProcessor
    components <--polled-- NodeFigures, AudioHost           (nothing here is called by an audio thread)
*/
#pragma once

#include <juce_audio_utils/juce_audio_utils.h>
#include <lopsided_session/lopsided_session.h>

#include "host/AudioChoice.h"
#include "host/AudioDeviceInfo.h"
#include "host/AudioHost.h"
#include "host/AudioStatus.h"
#include "host/MidiPortInfo.h"

#include "notice/Notice.h"
#include "notice/NoticeBar.h"
#include "notice/NoticeBoard.h"
#include "notice/NoticeRow.h"

#include "look/FilteredTips.h"
#include "look/LopsidedLookAndFeel.h"
#include "look/Palette.h"
#include "look/UserScale.h"

#include "browser/FuzzySearch.h"
#include "browser/PluginBrowser.h"
#include "browser/PluginDrag.h"
#include "browser/PluginFolderList.h"
#include "browser/PluginList.h"
#include "browser/PluginListEntry.h"
#include "browser/PluginMemory.h"
#include "browser/QuickAdd.h"
#include "browser/ScanPanel.h"

#include "window/GenericEditor.h"
#include "window/LastMovedParameter.h"
#include "window/ParameterRow.h"
#include "window/PluginEditorView.h"
#include "window/PluginWindow.h"
#include "window/PluginWindowHeader.h"
#include "window/PluginWindowPlace.h"
#include "window/PluginWindows.h"

#include "panel/AudioPoll.h"
#include "panel/AudioSettings.h"
#include "panel/DeadlineGraph.h"
#include "panel/HintedTextEditor.h"
#include "panel/MappingTable.h"
#include "panel/MidiInputList.h"
#include "panel/MidiMonitor.h"
#include "panel/NumberField.h"
#include "panel/OutputMeter.h"
#include "panel/PanelText.h"
#include "panel/ShortcutButton.h"
#include "panel/ShortcutRow.h"
#include "panel/ShortcutsPanel.h"
#include "panel/StatusBar.h"
#include "panel/StatusItem.h"
#include "panel/TapTempo.h"
#include "panel/TransportBar.h"
#include "panel/VirtualKeyboard.h"

#include "canvas/AutoLayout.h"
#include "canvas/BoxGesture.h"
#include "canvas/CableGeometry.h"
#include "canvas/CableGesture.h"
#include "canvas/CablePainter.h"
#include "canvas/CanvasCable.h"
#include "canvas/CanvasClipboard.h"
#include "canvas/CanvasCommands.h"
#include "canvas/CanvasDrop.h"
#include "canvas/CanvasFonts.h"
#include "canvas/CanvasGesture.h"
#include "canvas/CanvasGrid.h"
#include "canvas/CanvasHooks.h"
#include "canvas/CanvasLayer.h"
#include "canvas/CanvasMenus.h"
#include "canvas/CanvasMeters.h"
#include "canvas/CanvasNode.h"
#include "canvas/CanvasPainter.h"
#include "canvas/CanvasPort.h"
#include "canvas/CanvasProxies.h"
#include "canvas/CanvasScene.h"
#include "canvas/CanvasSelection.h"
#include "canvas/CanvasState.h"
#include "canvas/CanvasView.h"
#include "canvas/CommentEditor.h"
#include "canvas/CommentGesture.h"
#include "canvas/ConnectionTargets.h"
#include "canvas/FocusMove.h"
#include "canvas/FreePlace.h"
#include "canvas/GhostNodes.h"
#include "canvas/GraphCanvas.h"
#include "canvas/LayoutLayers.h"
#include "canvas/MoveGesture.h"
#include "canvas/NodeAlignment.h"
#include "canvas/NodeImages.h"
#include "canvas/NodeLayout.h"
#include "canvas/NodeMeter.h"
#include "canvas/NodePainter.h"
#include "canvas/NodeProxy.h"
#include "canvas/PanGesture.h"

#include "command/CommandTable.h"
#include "command/HostCommand.h"
#include "command/HostCommands.h"
#include "command/HostMenu.h"

#include "main/AboutPanel.h"
#include "main/FilePage.h"
#include "main/HostCommandActions.h"
#include "main/HostParts.h"
#include "main/HostView.h"
#include "main/PluginPlacement.h"
#include "main/QuestionBar.h"
#include "main/SessionFiles.h"
#include "main/SidePanel.h"
#include "main/SidePanels.h"
#include "main/WelcomePage.h"
