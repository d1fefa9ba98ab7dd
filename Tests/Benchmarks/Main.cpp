#include "Benchmarks/Harness/Benchmark.h"
#include "Benchmarks/Harness/Report.h"

#include <algorithm>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

int main (int argc, char** argv)
{
    using namespace lopsided::benchmarks;

    try
    {
        const std::vector<std::string> arguments (argv + 1, argv + argc);
        const auto isOption = [] (const std::string& argument) { return argument == "--full"; };
        const auto filter = std::find_if_not (arguments.begin(), arguments.end(), isOption);
        const auto isFull = std::any_of (arguments.begin(), arguments.end(), isOption);
        Report report { filter != arguments.end() ? *filter : "", isFull ? Extent::full : Extent::usual };
        bool hasRun = false;

        for (const auto& benchmark : Benchmark::all())
        {
            if (! benchmark.matches (report.filter()))
                continue;

            benchmark.run (report);
            hasRun = true;
        }

        report.summary();

        return hasRun ? 0 : 2;
    }
    catch (const std::exception& error)
    {
        std::cerr << "the benchmarks ended early: " << error.what() << '\n';
        return 1;
    }
}
