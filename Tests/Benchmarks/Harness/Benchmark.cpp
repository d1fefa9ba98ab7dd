#include "Benchmark.h"

#include <algorithm>
#include <utility>

namespace lopsided::benchmarks
{
Benchmark::Benchmark (std::vector<std::string> figurePrefixes, Function functionToUse)
    : prefixes (std::move (figurePrefixes)),
      function (functionToUse)
{
    registry().push_back (*this);
}

bool Benchmark::matches (const std::string& filter) const
{
    // A prefix may be shorter than the filter or contain it.
    return std::any_of (prefixes.begin(), prefixes.end(), [&] (const std::string& prefix) {
        return prefix.find (filter) != std::string::npos || filter.find (prefix) != std::string::npos;
    });
}

std::vector<Benchmark> Benchmark::all()
{
    auto result = registry();
    std::sort (result.begin(), result.end(),
               [] (const Benchmark& a, const Benchmark& b) { return a.prefixes < b.prefixes; });
    return result;
}

std::vector<Benchmark>& Benchmark::registry()
{
    static std::vector<Benchmark> benchmarks;
    return benchmarks;
}
} // namespace lopsided::benchmarks
