#pragma once

#include "Report.h"

#include <string>
#include <vector>

namespace lopsided::benchmarks
{
/** A benchmark that makes itself known: a file defines one of these at namespace level, and is named in
    CMakeLists.txt. */
class Benchmark
{
public:
    using Function = void (*) (Report&);

    /** @param figurePrefixes   what the names of its figures begin with */
    Benchmark (std::vector<std::string> figurePrefixes, Function function);

    /** Whether it makes figures whose names contain the filter. */
    bool matches (const std::string& filter) const;

    void run (Report& report) const { function (report); }

    /** All benchmarks of the executable, sorted by name. */
    static std::vector<Benchmark> all();

private:
    static std::vector<Benchmark>& registry();

    std::vector<std::string> prefixes;
    Function function;
};
} // namespace lopsided::benchmarks
