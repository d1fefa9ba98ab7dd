#pragma once

namespace lopsided
{

/** What a worker does to itself when it starts. */
class WorkerThread
{
public:
    /** Names the calling thread "lopsided-<number>", makes its timed sleeps precise where the system can, and switches
        denormals off. Thread: a worker, when it starts. Realtime: may block. */
    static void prepare (int number);
};

} // namespace lopsided
