#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace lopsided::testing
{

/** What the system says about a process. */
enum class ProcessState
{
    gone,
    zombie,
    alive
};

[[nodiscard]] ProcessState stateOf (pid_t process);

/** Waits until it runs no more; false where that takes too long. */
[[nodiscard]] bool ends (pid_t process, std::chrono::milliseconds patience = std::chrono::seconds (10));

/** How many processes have this one for their parent, zombies included. */
[[nodiscard]] int numChildrenOf (pid_t parent);

/** The children of a process that are no zombies. */
[[nodiscard]] std::vector<pid_t> childrenOf (pid_t parent);

/** How many processes that are no zombies were started with this text in their environment. */
[[nodiscard]] int numWithInEnvironment (const std::string& text);

} // namespace lopsided::testing
