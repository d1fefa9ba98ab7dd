#pragma once

#include "Worker.h"

#include <memory>
#include <string>
#include <vector>

namespace lopsided::benchmarks
{
/** One of the things that are compared: its workers run at the same time, each on a thread of its own. */
struct Contender
{
    std::string name;
    std::vector<Worker> workers;

    /** Keeps alive what the workers refer to. */
    std::shared_ptr<void> subject;
};
} // namespace lopsided::benchmarks
