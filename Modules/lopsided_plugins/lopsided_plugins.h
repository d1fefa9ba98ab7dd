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
    | layout/, presets/, editor/            | message thread | may block, foreign code         |
    | state/ (files in states)              | any            | may block                       |
    | PlaceholderProcessor's processBlock   | audio thread   | wait-free, no heap, no syscalls |
    | CrashNotes' before- and afterProcess  | audio threads  | wait-free, a relaxed store each |
    | CrashNotes' other functions           | message thread | may block                       |
    | SafeStart                             | message thread | may block                       |
    | built-in processors' processBlock     | audio thread   | wait-free, no heap, no syscalls |

    PluginReference -> PluginLibrary -> juce::AudioProcessor -> Transaction::addNode
                          |
                          +-- builtin: own classes       +-- VST3: that one file
                          +-- LV2: metadata of all,      +-- LADSPA: that one file,
                              code of that one               that one label
*/
#pragma once

#include <lopsided_graph/lopsided_graph.h>

#include "library/OpeningScope.h"
#include "library/PluginError.h"
#include "library/PluginFormat.h"
#include "library/PluginLibrary.h"
#include "library/PluginReference.h"
#include "library/PluginWatch.h"

#include "editor/PluginEditor.h"

#include "layout/ChannelSetName.h"
#include "layout/LayoutNegotiation.h"
#include "layout/PluginPorts.h"

#include "parameters/ParameterAccess.h"
#include "parameters/ParameterInfo.h"
#include "parameters/ParameterSetting.h"
#include "parameters/PluginState.h"

#include "placeholder/MissingPlugin.h"
#include "placeholder/PlaceholderProcessor.h"
#include "placeholder/PlaceholderSound.h"

#include "presets/PluginProgram.h"
#include "presets/VstPreset.h"

#include "safety/CrashNoteFolder.h"
#include "safety/CrashNotes.h"
#include "safety/CrashReport.h"
#include "safety/CrashReports.h"
#include "safety/SafeStart.h"

#include "state/StateFiles.h"
#include "state/TurtleText.h"

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
