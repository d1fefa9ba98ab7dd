/*******************************************************************************
BEGIN_JUCE_MODULE_DECLARATION

  ID:                 lopsided_plugins
  vendor:             lopsided
  version:            0.1.0
  name:               Lopsided plugins
  description:        Plugin formats and built-in processors
  website:
  license:            ISC
  minimumCppStandard: 20

  dependencies:       lopsided_graph

END_JUCE_MODULE_DECLARATION
*******************************************************************************/

/*
    Purpose: know which plugins there are, without opening one in this process; turn a PluginReference, as a session
    file or a person writes it, into a juce::AudioProcessor, and say clearly why when that cannot be done.

    | part                                  | thread         | realtime                        |
    |---------------------------------------|----------------|---------------------------------|
    | PluginLibrary                         | message thread | may block                       |
    | PluginScanner                         | message thread | does not wait                   |
    | PluginCatalogue, WorkerProcess        | any            | may block                       |
    | WorkerTask                            | the worker's   | may block                       |
    | parameters/ (find, snap, set, states) | message thread | may block                       |
    | built-in processors' processBlock     | audio thread   | wait-free, no heap, no syscalls |

    PluginReference -> PluginLibrary -> juce::AudioProcessor -> Transaction::addNode
                          |
                          +-- builtin: own classes       +-- VST3: that one file
                          +-- LV2: metadata of all,      +-- LADSPA: that one file,
                              code of that one               that one label
*/
#pragma once

#include <lopsided_graph/lopsided_graph.h>

#include "library/PluginError.h"
#include "library/PluginFormat.h"
#include "library/PluginLibrary.h"
#include "library/PluginReference.h"

#include "parameters/ParameterAccess.h"
#include "parameters/PluginState.h"

#include "file/AtomicFile.h"

#include "scan/FileStamp.h"
#include "scan/PluginCatalogue.h"
#include "scan/PluginFile.h"
#include "scan/PluginFolders.h"
#include "scan/PluginRecord.h"
#include "scan/PluginScanner.h"
#include "scan/ScanOptions.h"
#include "scan/ScanProgress.h"
#include "scan/ScanSummary.h"
#include "scan/ScanTask.h"

#include "worker/WorkerCommand.h"
#include "worker/WorkerLoop.h"
#include "worker/WorkerProcess.h"
#include "worker/WorkerReply.h"
#include "worker/WorkerTask.h"

#include "verdict/ObservedVerdict.h"
#include "verdict/PluginVerifier.h"
#include "verdict/VerifyOptions.h"

#include "builtin/BuiltinProcessor.h"
#include "builtin/FilePlayer.h"
#include "builtin/GainProcessor.h"
#include "builtin/MidiFilePlayer.h"
#include "builtin/SineProcessor.h"
