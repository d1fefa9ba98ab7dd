#pragma once

#include <cstdint>

namespace lopsided
{

/** Executes the tasks of a plan: what WorkerPool::run calls. */
class TaskRunner
{
public:
    virtual ~TaskRunner() = default;

    /** Executes one task. Several run at the same time, those with a path from one to the other never do.
        Thread: worker 0 is the audio thread, 1 ... numWorkers() are the workers. */
    virtual void runTask (std::uint32_t task, std::uint32_t worker) noexcept = 0;
};

} // namespace lopsided
