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
