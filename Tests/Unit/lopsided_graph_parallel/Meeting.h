#pragma once

#include <lopsided_graph/parallel/TaskGraph.h>
#include <lopsided_graph/parallel/TaskRunner.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <thread>

namespace lopsided
{

/** A task waits until another one has begun: only several threads together get through it. */
class Meeting final : public TaskRunner
{
public:
    explicit Meeting (std::uint32_t numGuests)
        : graph (TaskGraph::build (numGuests, {}))
    {}

    void runTask (std::uint32_t, std::uint32_t worker) noexcept override
    {
        ++numArrived;
        workers |= 1u << worker;

        while (numArrived < graph.numTasks() && std::chrono::steady_clock::now() < end)
            std::this_thread::yield();

        if (numArrived < graph.numTasks())
            wasMissed = true;
    }

    const TaskGraph graph;
    std::atomic<std::uint32_t> numArrived { 0 }, workers { 0 };
    std::atomic<bool> wasMissed { false };
    const std::chrono::steady_clock::time_point end =
        std::chrono::steady_clock::now() + std::chrono::seconds { 20 };
};

} // namespace lopsided
