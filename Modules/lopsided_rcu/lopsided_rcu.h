/*******************************************************************************
BEGIN_JUCE_MODULE_DECLARATION

  ID:                 lopsided_rcu
  vendor:             lopsided
  version:            0.1.0
  name:               Lopsided rcu
  description:        Publishes immutable objects to wait-free readers; the producer frees them
  website:
  license:            ISC
  minimumCppStandard: 20

  dependencies:       lopsided_realtime

END_JUCE_MODULE_DECLARATION
*******************************************************************************/
#pragma once

/*  Purpose: hand immutable objects from producers to audio threads that may never wait, allocate or free. Standard C++
    and header-only Boost, no JUCE. README.md has the contract, the proof and the list of misuses.

    | type                          | audio thread        | producers (any other thread)                     |
    |-------------------------------|---------------------|--------------------------------------------------|
    | RcuCell                       | never               | publish, update, current, synchronize, reclaim   |
    | Reader                        | share               | constructor, destructor, forceOffline            |
    | ReadGuard                     | its whole life      | -                                                |
    | Share                         | copy, use, drop     | copy, use, drop                                  |
    | Reclaimer                     | never               | reclaim, drain, counters                         |

    producer:  RcuCell::publish  ->  exchange  ->  DeadList  ->  Reclaimer::reclaim  ->  destructor
                                        |                             |
    reader:    ReadGuard: announce  ->  load  ->  use  ->  leave  ----+  (the slot tells: no longer inside)
*/
#include "cell/RcuCell.h"
#include "entry/MembarrierEntry.h"
#include "entry/SeqCstEntry.h"
#include "reader/ReadGuard.h"
#include "reader/Reader.h"
#include "reader/Share.h"
#include "reclaim/Reclaimer.h"
