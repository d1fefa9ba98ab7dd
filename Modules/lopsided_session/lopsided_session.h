/*******************************************************************************
BEGIN_JUCE_MODULE_DECLARATION

  ID:                 lopsided_session
  vendor:             lopsided
  version:            0.1.0
  name:               Lopsided session
  description:        Session files, and sessions as documents
  website:
  license:            ISC
  minimumCppStandard: 20

  dependencies:       lopsided_engine lopsided_plugins

END_JUCE_MODULE_DECLARATION
*******************************************************************************/

/*
    Purpose: a graph of plugins with all its settings as a value, that value as a file which nobody has to trust, and as a
    document that is edited, undone and redone while it plays.

    | part                         | thread         | realtime  |
    |------------------------------|----------------|-----------|
    | Session                      | any (a value)  | allocates |
    | SessionFile                  | any            | may block |
    | SessionBuilder               | message thread | may block |
    | SessionDocument, Autosave    | message thread | may block |
    | RecentSessions               | message thread | may block |
    | ParameterGestures' callbacks | any            | wait-free |

    file --load--> Session --build--> GraphProcessor      (one transaction)
    file <--save-- Session <-capture- GraphProcessor      (one atomic replace)

    edit --> SessionDocument --commit--> GraphProcessor   (one transaction, one step of the history)
    undo -------> snapshot --difference--> GraphProcessor (one transaction)
*/
#pragma once

#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include "model/Session.h"
#include "model/SessionComment.h"
#include "model/SessionConnection.h"
#include "model/SessionError.h"
#include "model/SessionLimits.h"
#include "model/SessionMapping.h"
#include "model/SessionNode.h"
#include "model/SessionOutput.h"
#include "model/SessionParameter.h"
#include "model/SessionPosition.h"
#include "model/UnknownKey.h"

#include "file/SessionFile.h"

#include "build/BuildOptions.h"
#include "build/BuiltSession.h"
#include "build/SessionBuilder.h"

#include "document/Autosave.h"
#include "document/DocumentListener.h"
#include "document/RecentSessions.h"
#include "document/SessionDocument.h"

#include "preset/PluginPresets.h"
#include "preset/PresetFile.h"
