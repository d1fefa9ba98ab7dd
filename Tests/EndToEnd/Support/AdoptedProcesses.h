#pragma once

#include <chrono>

namespace lopsided::testing
{

/** While it lives, processes whose parent has ended become children of this one, as elsewhere of init: so what a program leaves
    behind is seen, whatever it is called and whichever group it is in. One at a time. */
class AdoptedProcesses
{
public:
    struct Count
    {
        int ended = 0;   ///< zombies that were left to be reaped
        int running = 0; ///< orphans that had not ended when the time was up; they are killed
    };

    /** Errors: std::runtime_error where the system does not do that. */
    AdoptedProcesses();
    ~AdoptedProcesses();

    AdoptedProcesses (const AdoptedProcesses&) = delete;
    AdoptedProcesses& operator= (const AdoptedProcesses&) = delete;

    /** Reaps what has been left behind since the last call, and gives it this long to end. Only where every program that the test has started
        itself has been waited for. */
    [[nodiscard]] static Count collect (std::chrono::seconds patience = std::chrono::seconds { 10 });
};

} // namespace lopsided::testing
