#include "Benchmarks/Harness/Benchmark.h"
#include "Benchmarks/Harness/Report.h"

#include <exception>
#include <iostream>
#include <string>

int main (int argc, char** argv)
{
    using namespace lopsided::benchmarks;

    try
    {
        Report report { argc > 1 ? argv[1] : "" };
        bool hasRun = false;

        for (const auto& benchmark : Benchmark::all())
        {
            if (! benchmark.matches (report.filter()))
                continue;

            benchmark.run (report);
            hasRun = true;
        }

        report.summary();

        if (! hasRun)
            std::cerr << "no benchmark makes figures with '" << report.filter() << "' in their names\n";

        return hasRun ? 0 : 2;
    }
    catch (const std::exception& error)
    {
        std::cerr << "the benchmarks ended early: " << error.what() << '\n';
        return 1;
    }
}
