/* The slot protocol of lopsided_rcu: readers that announce themselves in a slot, a publisher that swaps the current
 * version, and a reclaimer that destroys old versions in batches, one grace period each.
 *
 * A reader's plain stores go through a store buffer of two entries, as on x86 (TSO); its locked instructions and the
 * producers' wait until the buffer is empty. What the slot's sequence number is there for, to tell one section from the
 * next, is kept as a ghost, `hasLeft`: the number has 64 bits and never repeats, so only its last bit is modelled.
 *
 * ENTRY    0 the reader's entry is a release store: nothing drains the buffer (must be found broken)
 *          1 the entry is a seq_cst store: the buffer is empty before the pointer is loaded
 *          2 a release store, and the reclaimer's membarrier empties every buffer
 * MUTANT   see the numbers below; each must be found broken
 */
#ifndef ENTRY
#define ENTRY 1
#endif
#ifndef MUTANT
#define MUTANT 0
#endif
#define RETIRE_BEFORE_SWAP 1        /* the old version is retired before it is unpublished */
#define DESTROY_AT_ONCE 2           /* a grace period is not waited for */
#define JOIN_RUNNING_BATCH 3        /* what is retired later joins a batch whose slots were read before */
#define FENCE_BEFORE_TAKING 4       /* the membarrier comes before the batch is known (ENTRY 2) */
#define IGNORE_SHARES 5             /* a version is destroyed although a consumer holds a share */
#define WAIT_UNTIL_EVEN 6           /* waits for a moment outside any section, not for the end of the one it saw */

#ifndef READERS
#define READERS 2
#endif
#ifndef PUBLISHES
#define PUBLISHES 2
#endif
#ifndef RECLAIMERS
#define RECLAIMERS 1
#endif
#ifndef SHARES
#define SHARES 0
#endif
#define VERSIONS (PUBLISHES + 1)

#define LIVE 0
#define RETIRED 1
#define TAKEN(reclaimer) (10 + reclaimer)   /* in the hands of one running reclaim */
#define STAGED 2
#define WAITING 3
#define PASSED 4
#define DESTROYED 5

chan buffer[READERS] = [2] of { bit };  /* each reader's store buffer */
bit slot[READERS];                      /* memory: 1 inside a section */
bool hasLeft[READERS];                  /* ghost: the slot changed since the reclaimer read it */
bool awaited[READERS];
byte current = 0;                       /* memory: which version is published */
byte stage[VERSIONS];                   /* how far each version has come, under the producers' lock */
byte numShares[VERSIONS];               /* use_count () without the cell's own */
bool isLocked = false;
byte numPublished = 0;
bool isDone = false;

#define LOCK atomic { ! isLocked -> isLocked = true }
#define UNLOCK isLocked = false

/* The oldest buffered store of reader r reaches memory. */
inline flushOne (r, value)
{
    buffer[r]?value; slot[r] = value; hasLeft[r] = true; value = 0
}

proctype StoreBuffer (byte me)
{
    bit value;
end:
    do
    :: atomic { nempty (buffer[me]) -> flushOne (me, value) }
    od
}

proctype Reader (byte me)
{
    byte version;
end:
    do
    :: buffer[me]!1;
#if ENTRY == 1
       empty (buffer[me]);
#endif
       version = current;
       assert (stage[version] != DESTROYED);
#if SHARES
       if
       :: skip
       :: atomic { empty (buffer[me]) -> numShares[version]++ };  /* a locked increment */
          assert (stage[version] != DESTROYED);
          buffer[me]!0;
          assert (stage[version] != DESTROYED);                   /* a share outlives the section */
          atomic { empty (buffer[me]) -> numShares[version]-- };
          goto next
       fi;
#endif
       assert (stage[version] != DESTROYED);
       buffer[me]!0;
#if SHARES
next:
#endif
       version = 0
    od
}

proctype Publisher ()
{
    byte old;
    do
    :: numPublished < PUBLISHES ->
       LOCK;
#if MUTANT == RETIRE_BEFORE_SWAP
       stage[current] = RETIRED;
       UNLOCK;
       LOCK;
       current = numPublished + 1;
#else
       atomic { old = current; current = numPublished + 1 };
       atomic { stage[old] = RETIRED; old = 0 };
#endif
       atomic { numPublished++; UNLOCK }
    :: else -> break
    od
}

#define forEachVersion(v) for (v : 0 .. VERSIONS - 1)

inline move (from, to, v)
{
    forEachVersion (v) { if :: stage[v] == from -> stage[v] = to :: else fi };
    v = 0
}

inline count (wanted, v, result)
{
    result = 0;
    forEachVersion (v) { if :: stage[v] == wanted -> result++ :: else fi };
    v = 0
}

/* What sys_membarrier does: every running thread's buffer is emptied. */
inline fenceBeforeScan (r, value)
{
#if ENTRY == 2
    d_step {
        for (r : 0 .. READERS - 1)
        {
            do
            :: nempty (buffer[r]) -> flushOne (r, value)
            :: empty (buffer[r]) -> break
            od
        };
        r = 0
    }
#else
    skip
#endif
}

/* Begins a grace period: which readers are inside now? Each slot is one load. */
inline snapshot (r, anyInside)
{
    anyInside = false;
    for (r : 0 .. READERS - 1)
    {
        d_step { awaited[r] = slot[r]; hasLeft[r] = false; anyInside = anyInside || awaited[r] }
    };
    r = 0
}

/* Whether every section that the snapshot saw has ended. */
inline look (r, allLeft)
{
    allLeft = true;
    for (r : 0 .. READERS - 1)
    {
#if MUTANT == WAIT_UNTIL_EVEN
        d_step { allLeft = allLeft && (! awaited[r] || slot[r] == 0) }
#else
        d_step { allLeft = allLeft && (! awaited[r] || hasLeft[r]) }
#endif
    };
    r = 0
}

proctype Reclaimer (byte me)
{
    byte v, n, r;
    bit value;
    bool answer;
    do
    :: isDone -> break
    :: ! isDone ->
#if MUTANT == FENCE_BEFORE_TAKING
       fenceBeforeScan (r, value);
#endif
       LOCK;
       d_step { move (RETIRED, TAKEN (me), v) };
       UNLOCK;
#if MUTANT != FENCE_BEFORE_TAKING
       fenceBeforeScan (r, value);
#endif
       LOCK;
       d_step { move (TAKEN (me), STAGED, v); count (WAITING, v, n) };
#if MUTANT == JOIN_RUNNING_BATCH
       if
       :: n > 0 -> d_step { move (STAGED, WAITING, v) }
       :: else
       fi;
#endif
       if
       :: n > 0 ->
          look (r, answer);
          if
          :: answer -> d_step { move (WAITING, PASSED, v); n = 0 }
          :: else
          fi
       :: else
       fi;
       if
       :: n == 0 ->
          d_step { count (STAGED, v, n); move (STAGED, WAITING, v) };
          if
          :: n > 0 ->
             snapshot (r, answer);
#if MUTANT == DESTROY_AT_ONCE
             answer = false;
#endif
             if
             :: ! answer -> d_step { move (WAITING, PASSED, v) }
             :: else
             fi
          :: else
          fi
       :: else
       fi;
       d_step { n = 0; answer = false; isLocked = false };
       /* Outside the lock: destroy what has passed and is not shared. */
       for (v : 0 .. VERSIONS - 1)
       {
           d_step {
               if
#if MUTANT == IGNORE_SHARES
               :: stage[v] == PASSED -> stage[v] = DESTROYED
#else
               :: stage[v] == PASSED && numShares[v] == 0 -> stage[v] = DESTROYED
#endif
               :: else
               fi
           }
       };
       v = 0; /* a step of its own: Spin allows no jump into a d_step */
       d_step {
           count (DESTROYED, v, n);
           isDone = (n == PUBLISHES);
           n = 0
       }
    od
}

init
{
    byte r;
    atomic {
        run Publisher ();
        for (r : 0 .. RECLAIMERS - 1) { run Reclaimer (r) };
        for (r : 0 .. READERS - 1) { run Reader (r); run StoreBuffer (r) }
    }
}

/* Every version but the last is destroyed, although the readers never stop. (Whether the publisher ever gets the lock
 * that the reclaimer takes again and again is a question for the spinlock: see spinlock.pml.) */
ltl everythingIsDestroyed { (<> (numPublished == PUBLISHES)) -> (<> isDone) }
