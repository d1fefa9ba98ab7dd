#pragma once

#include "Benchmarks/Harness/Contender.h"

#include <optional>

namespace lopsided::benchmarks
{
/** What else runs beside the readers of a read benchmark. */
enum class WriterActivity
{
    none,
    publishesAllTheTime
};

/** liburcu's readers, or nothing where it was not there to build with. Each flavour is a translation unit of
    its own. */
std::optional<Contender> liburcuMemb (int numReaders, WriterActivity writer);
std::optional<Contender> liburcuQsbr (int numReaders, WriterActivity writer);
} // namespace lopsided::benchmarks
