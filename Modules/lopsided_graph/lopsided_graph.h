/*******************************************************************************
BEGIN_JUCE_MODULE_DECLARATION

  ID:                 lopsided_graph
  vendor:             lopsided
  version:            0.1.0
  name:               Lopsided graph
  description:        Graph model, compiler and immutable render sequence
  website:
  license:            ISC
  minimumCppStandard: 20

  dependencies:       lopsided_realtime juce_audio_processors

END_JUCE_MODULE_DECLARATION
*******************************************************************************/
#pragma once

/*  Purpose: from an editable graph of processors to a plan that an audio callback can render. Knows nothing of how
    the plan gets to the audio thread: that is lopsided_engine's.

    | type                                    | producer (one thread at a time)  | rendering thread               |
    |-----------------------------------------|----------------------------------|--------------------------------|
    | GraphModel, GraphError                  | edits, copies                    | never                          |
    | NodeInstance                            | makes, prepares, destroys        | calls processor()              |
    | NodeState, RenderState, delay lines     | makes; reads atomics             | writes                         |
    | GraphCompiler, CarriedState             | compiles                         | never                          |
    | RenderSequence                          | makes, destroys                  | render(), reset(): wait-free   |
    | NodeControl                             | makes, asks for changes          | makes the changes              |
    | ParameterSender                         | makes; any thread sends          | makes the last that was sent   |
    | SentMidi, MidiSender                    | makes; any thread sends          | takes what was sent            |
    | AutomationCurve, NodeAutomation         | makes                            | reads: immutable               |
    | NodePlayHead                            | makes, points it to a graph      | moves it to a part of a block  |
    | BlockAccount, NodeMonitor               | makes; takes figures             | guards, times, meters, skips   |
    | NodeCallObserver                        | sets                             | is called around foreign calls |

        edit               compile                            render
        GraphModel   -->   GraphCompiler   -->   RenderSequence   -->   samples
        (a value)               ^  |              (immutable)
                                |  v                   |  writes
                            CarriedState  - - weak - - > delay lines, clock, play head, NodeState
*/
#include "account/Accounting.h"
#include "account/BlockAccount.h"
#include "account/NodeFigures.h"
#include "account/NodeMonitor.h"
#include "account/XrunRecord.h"
#include "compile/GraphCompiler.h"
#include "control/AutomationCurve.h"
#include "control/ControlCounters.h"
#include "control/NodeAutomation.h"
#include "control/NodeControl.h"
#include "control/ParameterChange.h"
#include "control/ParameterList.h"
#include "control/ParameterSender.h"
#include "control/ParameterSteps.h"
#include "midi/MidiDrops.h"
#include "midi/MidiInlet.h"
#include "midi/MidiOutputSwitch.h"
#include "midi/MidiPath.h"
#include "midi/MidiRoom.h"
#include "midi/MidiRoomWriter.h"
#include "midi/MidiSender.h"
#include "midi/MidiSource.h"
#include "midi/MidiSuccession.h"
#include "midi/SentMidi.h"
#include "midi/SentMidiEvent.h"
#include "midi/SentMidiQueue.h"
#include "model/Connection.h"
#include "model/GraphError.h"
#include "model/GraphModel.h"
#include "model/GraphNodes.h"
#include "model/Node.h"
#include "model/NodeID.h"
#include "model/NodeInstance.h"
#include "model/NodeList.h"
#include "model/NodeOptions.h"
#include "model/NodeShape.h"
#include "model/Port.h"
#include "parallel/WorkerOptions.h"
#include "parallel/WorkerPool.h"
#include "parallel/WorkerPriority.h"
#include "render/NodeCallObserver.h"
#include "render/RenderArguments.h"
#include "render/RenderSequence.h"
#include "render/RenderSettings.h"
#include "state/CarriedState.h"
#include "state/NodePlayHead.h"
#include "state/NodeState.h"
#include "state/PartPlayHead.h"
#include "state/RenderCounters.h"
#include "state/TransportPosition.h"
#include "transition/TransitionOptions.h"
