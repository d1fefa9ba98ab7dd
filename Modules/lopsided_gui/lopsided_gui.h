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
#include "notice/NoticeBoard.h"

#include "look/LopsidedLookAndFeel.h"
#include "look/Palette.h"

#include "browser/PluginDrag.h"

#include "canvas/AutoLayout.h"
#include "canvas/BoxGesture.h"
#include "canvas/CableGeometry.h"
#include "canvas/CableGesture.h"
#include "canvas/CablePainter.h"
#include "canvas/CanvasCable.h"
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
#include "canvas/NodeLayout.h"
#include "canvas/NodeMeter.h"
#include "canvas/NodePainter.h"
#include "canvas/NodeProxy.h"
#include "canvas/PanGesture.h"
