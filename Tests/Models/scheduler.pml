/* The units of a run: begin, take, push, finish, end, and workers that come late. The audio thread runs one graph after the
 * other; each graph's plan is gone when its run has returned. Graphs of odd generations are a diamond (0 before 1 and 2
 * before 3), those of even ones two loose units: so slots and counts of one are found by latecomers of another.
 * Every access is a step of its own; the orders (acquire, release) are argued in the module's README.
 *
 * MUTANT   see the numbers below; each must be found broken
 */
#ifndef MUTANT
#define MUTANT 0
#endif
#define SLOT_UNCHECKED 1        /* take does not compare the slot's generation with the ticket's */
#define TICKET_UNTAGGED 2       /* the swap compares the index only */
#define TAKE_IN_TWO_STEPS 3     /* a load and a store instead of a compare-and-swap */
#define FINISHED_BEFORE_RUN 4   /* a worker subtracts its unit before it runs it */
#define COUNT_IN_TWO_STEPS 5    /* a load and a store instead of fetch_sub */
#define LOOKS_BEFORE_OWNING 6   /* a worker reads the plan before it owns a unit */

#ifndef WORKERS
#define WORKERS 2
#endif
#ifndef RUNS
#define RUNS 2
#endif
#define NONE 15
#define UNITS 4
#define isDiamond(generation) ((generation) % 2 == 1)
#define numUnitsOf(generation) (isDiamond (generation) -> 4 : 2)

/* The pool's memory. A slot and the ticket are a pair each, read and swapped in one step. */
byte ticketGeneration = 0;
byte ticketIndex = 0;
byte slotGeneration[UNITS] = 0;
byte slotUnit[UNITS] = 0;
byte tail = 0;
byte counts[UNITS] = 0;
byte numUnfinished = 0;
byte currentGeneration = 0;             /* stands for the plain members: graph, runner */

byte aliveGeneration = 0;               /* ghost: whose plan exists; 0 for none */
byte numRuns[UNITS] = 0;                /* ghost: in this run */
bool isDone[UNITS] = false;             /* ghost */
bool isOver = false;                    /* ghost: all runs have returned */

/* Take: a unit, or NONE. Whoever has it owns it. */
inline take (unit, generation, index, found)
{
    unit = NONE;
    do
    :: atomic { generation = ticketGeneration; index = ticketIndex };
       if
       :: index == UNITS -> found = NONE
       :: else -> atomic {
            found = slotUnit[index];
            if
#if MUTANT == SLOT_UNCHECKED
            :: slotGeneration[index] == 0 -> found = NONE
#else
            :: slotGeneration[index] != generation || generation == 0 -> found = NONE
#endif
            :: else
            fi }
       fi;
       if
       :: found == NONE -> break
       :: else
       fi;
#if MUTANT == LOOKS_BEFORE_OWNING
       assert (currentGeneration == aliveGeneration);
#endif
#if MUTANT == TAKE_IN_TWO_STEPS
       ticketIndex = index + 1;
       unit = found;
       break
#else
       atomic {
         if
#if MUTANT == TICKET_UNTAGGED
         :: ticketIndex == index -> ticketIndex++; unit = found
#else
         :: ticketIndex == index && ticketGeneration == generation -> ticketIndex++; unit = found
#endif
         :: else
         fi };
       if
       :: unit != NONE -> break
       :: else
       fi
#endif
    od;
    generation = 0; index = 0; found = 0
}

inline push (unit, index)
{
    atomic { index = tail; tail++ };
    assert (index < UNITS);
    atomic { slotGeneration[index] = currentGeneration; slotUnit[index] = unit };
    index = 0
}

/* One predecessor of the last unit of a diamond has finished: next becomes 3 if it was the last. */
inline countDown (next, seen)
{
#if MUTANT == COUNT_IN_TWO_STEPS
    seen = counts[3];
    counts[3] = seen - 1;
#else
    atomic { seen = counts[3]; counts[3]-- };
#endif
    if
    :: seen == 1 -> next = 3
    :: else
    fi;
    seen = 0
}

/* Run a unit and what it makes ready on the same thread; counts them in done. */
inline runFrom (unit, next, index, done)
{
    do
    :: assert (currentGeneration == aliveGeneration && unit < numUnitsOf (currentGeneration));
       atomic { numRuns[unit]++; assert (numRuns[unit] == 1) };
       assert (unit != 3 || (isDone[1] && isDone[2]));
       assert (! isDiamond (currentGeneration) || unit == 0 || isDone[0]);
       isDone[unit] = true;
       next = NONE;
       if
       :: isDiamond (currentGeneration) && unit == 0 -> push (2, index); next = 1
       :: isDiamond (currentGeneration) && (unit == 1 || unit == 2) -> countDown (next, index)
       :: else
       fi;
       done++;
       unit = next;
       if
       :: unit == NONE -> break
       :: else
       fi
    od;
    next = 0
}

proctype Worker ()
{
    byte unit, generation, index, found, next, done;
end:
    do
    :: take (unit, generation, index, found);
       if
       :: unit == NONE
       :: else ->
          do
          ::
#if MUTANT == FINISHED_BEFORE_RUN
             numUnfinished--;
             runFrom (unit, next, index, done);
             done--;
#else
             runFrom (unit, next, index, done);
#endif
             take (unit, generation, index, found);
             if
             :: unit == NONE -> break
             :: else
             fi
          od;
          atomic { numUnfinished = numUnfinished - done; done = 0 }
       fi;
       unit = 0
    od
}

proctype Audio ()
{
    byte number, unit, generation, index, found, next, done;
    do
    :: number < RUNS ->
       number++;
       atomic {
         aliveGeneration = number;
         numRuns[0] = 0; numRuns[1] = 0; numRuns[2] = 0; numRuns[3] = 0;
         isDone[0] = false; isDone[1] = false; isDone[2] = false; isDone[3] = false
       };
       currentGeneration = number;
       numUnfinished = numUnitsOf (number);
       counts[3] = (isDiamond (number) -> 2 : 0);
       if
       :: ! isDiamond (number) -> atomic { slotGeneration[0] = number; slotUnit[0] = 1 }; tail = 1
       :: else -> tail = 0
       fi;
       atomic { ticketGeneration = number; ticketIndex = 0 };
       unit = 0;
       do
       :: if
          :: unit != NONE -> runFrom (unit, next, index, done)
          :: else
          fi;
          take (unit, generation, index, found);
          if
          :: unit == NONE ->
             atomic { numUnfinished = numUnfinished - done; done = 0 };
             /* Wait: for the end, or for something to take. */
             if
             :: numUnfinished == 0 -> break
             :: ticketIndex < UNITS && slotGeneration[ticketIndex] == ticketGeneration
             fi
          :: else
          fi
       od;
       assert (numRuns[0] == 1 && numRuns[1] == 1);
       assert (! isDiamond (number) || (numRuns[2] == 1 && numRuns[3] == 1));
       aliveGeneration = 0;              /* the plan is freed */
       unit = 0
    :: else -> break
    od;
    isOver = true
}

init
{
    byte i;
    atomic {
        run Audio ();
        for (i : 1 .. WORKERS) { run Worker () }
    }
}

/* The audio thread never waits for what nobody does. */
ltl everyRunEnds { <> isOver }
