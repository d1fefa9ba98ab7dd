/* SafeSpinLock: one word that is 0 or the owner's id. Taking it is a compare-and-swap; giving it back is a load, a
 * comparison with one's own id, and a plain store, which goes through the thread's store buffer as on x86 (TSO).
 * What the lock protects goes through the same buffer, in order. Strangers call unlock whenever they like.
 *
 * MUTANT   see the numbers below; each must be found broken
 */
#ifndef MUTANT
#define MUTANT 0
#endif
#define UNLOCK_UNCHECKED 1      /* unlock does not look who holds it */
#define TAKE_IN_TWO_STEPS 2     /* load and store instead of a compare-and-swap */
#define SAME_ID_TWICE 3         /* an id that was given out again: the stranger has the first owner's */
#define DATA_AFTER_RELEASE 4    /* what is protected is stored after the word */
#define FORGETS_TO_UNLOCK 5     /* an owner may stop without unlocking: progress is lost */

#ifndef OWNERS
#define OWNERS 2
#endif
#define FREE 0
#define idOf(me) ((me) + 1)

mtype = { toWord, toData };
chan buffer[OWNERS] = [2] of { mtype, byte };
byte word = FREE;                   /* memory */
byte data = 0;                      /* memory; written under the lock only */
byte numInside = 0;                 /* ghost */
byte lastWritten = 0;               /* ghost: what the last owner wrote */
bool hasEntered = false;            /* ghost: turns at each entry */
byte holder = FREE;                 /* ghost: who holds it by the rules */

proctype StoreBuffer (byte me)
{
    byte value;
end:
    do
    :: atomic { buffer[me]?toData (value) -> data = value; value = 0 }
    :: atomic { buffer[me]?toWord (value) -> word = value; value = 0 }
    od
}

/* A load sees the thread's own buffered store first. The only store to the word that an owner buffers is FREE. */
#define loadWord(me) (buffer[me]??[toWord (FREE)] -> FREE : word)

proctype Owner (byte me)
{
    byte seen;
end:
    do
    ::
#if MUTANT == TAKE_IN_TWO_STEPS
       loadWord (me) == FREE;
       atomic { empty (buffer[me]) -> word = idOf (me); holder = idOf (me); numInside++ };
#else
       /* The locked instruction waits for the thread's own buffer, then compares and swaps in one step. */
       atomic { empty (buffer[me]) && word == FREE -> word = idOf (me); holder = idOf (me); numInside++ };
#endif
       assert (numInside == 1);
       hasEntered = ! hasEntered;
       assert (data == lastWritten);            /* what the last owner wrote is seen */
       assert (loadWord (me) == idOf (me));     /* locking again is reported, not waited for */
#if MUTANT == FORGETS_TO_UNLOCK
       if
       :: skip
       :: goto stopped
       fi;
#endif
       /* Write, then unlock. */
       seen = 1 - data;
#if MUTANT != DATA_AFTER_RELEASE
       buffer[me]!toData (seen);
#endif
       assert (loadWord (me) == idOf (me));     /* so unlock is not refused: nobody else wrote the word */
       atomic { nfull (buffer[me]) -> lastWritten = seen; numInside--; holder = FREE; buffer[me]!toWord (FREE) };
#if MUTANT == DATA_AFTER_RELEASE
       buffer[me]!toData (seen);
#endif
       seen = 0
    od;
stopped:
    skip
}

/* A thread that never locks and calls unlock all the time. */
proctype Stranger ()
{
    byte seen;
end:
    do
    :: seen = word;
       if
#if MUTANT == UNLOCK_UNCHECKED
       :: seen != FREE -> word = FREE
#elif MUTANT == SAME_ID_TWICE
       :: seen == idOf (0) -> word = FREE
#else
       :: seen == idOf (OWNERS) -> assert (false)   /* its own id is never there: every call is refused */
#endif
       :: else
       fi;
       seen = 0
    od
}

init
{
    byte i;
    atomic {
        run Stranger ();
        for (i : 0 .. OWNERS - 1) { run Owner (i); run StoreBuffer (i) }
    }
}

/* Somebody enters again and again, whatever the others do. */
ltl somebodyEnters { ([] <> hasEntered) && ([] <> ! hasEntered) }

/* Which of them is not promised: this one must fail. */
ltl everybodyEnters { [] <> (holder == idOf (0)) }
