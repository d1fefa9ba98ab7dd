/* A worker that goes to sleep while the audio thread offers units: no wake-up may be lost. The pusher's plain stores pass
 * through a store buffer as on x86 (TSO); read-modify-writes wait for it. A futex wait compares and queues in one step.
 *
 * MUTANT   see the numbers below; each must be found broken
 */
#ifndef MUTANT
#define MUTANT 0
#endif
#define LOOKS_WITH_A_LOAD 1     /* the waker only loads the bits, while its push is in the store buffer still */
#define NO_SECOND_LOOK 2        /* the sleeper does not look for work after it has set its bit */
#define BIT_BEFORE_KEY 3        /* the sleeper reads its word after the bit */
#define CLEARS_WITHOUT_WAKE 4   /* the waker clears the bit and does not advance the word */

#ifndef PUSHES
#define PUSHES 2
#endif

chan buffer = [2] of { byte };
byte numPushed = 0;                 /* memory */
byte numTaken = 0;
byte word = 0;
bool isMarked = false;                   /* the worker's in asleep */
bool isQueued = false;              /* in the kernel */
bool isAllPushed = false;           /* ghost */

proctype StoreBuffer ()
{
end:
    do
    :: atomic { nempty (buffer) -> buffer?numPushed }
    od
}

proctype Waker ()
{
    byte n;
    bool seen;
    do
    :: n < PUSHES ->
       n++;
       buffer!n;
#if MUTANT == LOOKS_WITH_A_LOAD
       seen = isMarked;
#else
       atomic { empty (buffer) -> seen = isMarked };
#endif
       if
       :: seen ->
          atomic { empty (buffer) -> seen = isMarked; isMarked = false };
          if
          :: seen ->
#if MUTANT != CLEARS_WITHOUT_WAKE
             word++;
#endif
             isQueued = false
          :: else
          fi
       :: else
       fi;
       seen = false
    :: else -> break
    od;
    isAllPushed = true
}

proctype Worker ()
{
    byte key;
    bool isNeeded;
end:
    do
    :: numTaken < numPushed -> numTaken++
    :: else ->
#if MUTANT != BIT_BEFORE_KEY
       key = word;
#endif
       isMarked = true;
       isNeeded = false;
#if MUTANT != NO_SECOND_LOOK
       isNeeded = (numTaken < numPushed);
#endif
       do
       :: isNeeded || ! isMarked -> break
       :: else ->
#if MUTANT == BIT_BEFORE_KEY
          key = word;
#endif
          /* The kernel compares and queues in one step, and sends away who does not match. */
          atomic { isQueued = (word == key) };
end_asleep:
          (! isQueued);
          key = word
       od;
       isMarked = false;
       key = 0
    od
}

init
{
    atomic { run StoreBuffer (); run Waker (); run Worker () }
}

/* What was offered is taken, with nobody else there to take it. */
ltl everythingIsTaken { <> (numTaken == PUSHES) }
