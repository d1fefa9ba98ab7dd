#include "Benchmarks/Harness/Benchmark.h"

// Figures whose subject this engine does not have yet, in their place.
namespace lopsided::benchmarks
{
namespace
{
void runAccount (Report& report)
{
    report.missing ("graph.account_ns_per_node",
                    "nodes have no guard, meter and timing that can be switched");
}

void runCores (Report& report)
{
    for (const auto* name : { "cores.speedup", "cores.p99_over_one_core" })
        for (const auto* cost : { ".5us", ".20us", ".100us" })
            report.missing (std::string { name } + cost, "a graph has no worker threads");
}

const Benchmark account { { "graph.account_ns_per_node" }, &runAccount };
const Benchmark cores { { "cores.speedup", "cores.p99_over_one_core" }, &runCores };
} // namespace
} // namespace lopsided::benchmarks
