#pragma once

#include "Benchmarks/Harness/Contender.h"

#include <cstddef>
#include <memory>
#include <string>

namespace lopsided::benchmarks
{
/** A contender whose operation is a block: Subject::process. */
template <typename Subject>
Contender blockContender (const std::string& name, const std::shared_ptr<Subject>& subject, int numNodes)
{
    // A look takes some microseconds at least.
    const auto operationsPerLook = static_cast<std::size_t> (numNodes < 100 ? 100 / numNodes : 1);
    const auto work = [graph = subject.get()] (std::size_t numOperations) {
        for (std::size_t i = 0; i < numOperations; ++i)
            graph->process();
    };
    return { name, { { .work = work, .operationsPerLook = operationsPerLook } }, subject };
}
} // namespace lopsided::benchmarks
