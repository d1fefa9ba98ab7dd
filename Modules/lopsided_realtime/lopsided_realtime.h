/*******************************************************************************
BEGIN_JUCE_MODULE_DECLARATION

  ID:                 lopsided_realtime
  vendor:             lopsided
  version:            0.1.0
  name:               Lopsided realtime
  description:        Wait-free and lock-free building blocks for audio code
  website:
  license:            ISC
  minimumCppStandard: 20

  dependencies:       

END_JUCE_MODULE_DECLARATION
*******************************************************************************/
#pragma once

/*  Purpose: the few primitives that the real-time parts stand on. Standard C++ and header-only Boost, no JUCE.

    | type                      | audio thread             | any other thread            |
    |---------------------------|--------------------------|-----------------------------|
    | Backoff, SafeSpinLock     | never                    | yes                         |
    | OwnerId                   | yes, wait-free           | yes                         |
    | SpscQueue                 | one end, wait-free       | the other end               |
    | asymmetricFenceLight      | yes, wait-free           | yes                         |
    | asymmetricFenceHeavy      | never (a system call)    | yes                         |
    | ThreadRole                | yes, wait-free           | yes                         |
    | CycleClock                | copies, wait-free        | makes it (may block)        |

    OwnerId  <-  SafeSpinLock  ->  Backoff          SpscQueue          AsymmetricFence
        ^
        +------  ThreadRole
*/
#include "annotations/Annotations.h"
#include "clock/CycleClock.h"
#include "fence/AsymmetricFence.h"
#include "lock/Backoff.h"
#include "lock/OwnerId.h"
#include "lock/SafeSpinLock.h"
#include "queue/SpscQueue.h"
#include "role/ThreadRole.h"
#include "version/Version.h"
