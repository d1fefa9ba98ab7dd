#pragma once

#include "WorkerLauncher.h"

namespace lopsided
{

/** Starts the program as WorkerLauncher promises. Thread: WorkerLauncher's alone. */
[[nodiscard]] WorkerLauncher::Launched spawnWorker (const WorkerCommand& command);

} // namespace lopsided
