/*******************************************************************************
BEGIN_JUCE_MODULE_DECLARATION

  ID:                 lopsided_engine
  vendor:             lopsided
  version:            0.1.0
  name:               Lopsided engine
  description:        A graph of plugins as one AudioProcessor, edited while it plays
  website:
  license:            ISC
  minimumCppStandard: 20

  dependencies:       lopsided_rcu lopsided_graph

END_JUCE_MODULE_DECLARATION
*******************************************************************************/
#pragma once

/*  Purpose: brings the graph and the RCU together. A graph of processors that plays as one juce::AudioProcessor while
    transactions edit it, and whose parts are all destroyed on the producer's side. README.md has the contract.

    | type                                  | audio thread        | message thread             | other threads          |
    |---------------------------------------|---------------------|----------------------------|------------------------|
    | GraphProcessor                        | processBlock        | prepareToPlay, listeners   | edit, model, reclaim   |
    |                                       | reset, setNonRealtime: any thread, wait-free                               |
    | Transaction                           | never               | everything                 | all but adding plugins |
    | CommitResult                          | never               | everything                 | all but takeInstances  |
    | GraphListener                         | never               | is called                  | never                  |
    | NodeCallObserver (of lopsided_graph)  | is called           | is set, while not rendering| never                  |

        edit()                commit()                              processBlock()
        Transaction   -->   compile, publish   -->   RcuCell   -->   ReadGuard  -->  RenderSequence::render
                            (one at a time)             |
                                                        v retired
        ReclaimTimer, commit, reclaim()   -->   Reclaimer   -->   InstanceGraveyard   -->   plugin destroyed
        (message thread)                        (any producer)    (message thread)
*/
#include "edit/CommitOptions.h"
#include "edit/CommitResult.h"
#include "edit/Transaction.h"
#include "edit/WhenPreparationFails.h"
#include "processor/EngineStatistics.h"
#include "processor/GraphListener.h"
#include "processor/GraphProcessor.h"
