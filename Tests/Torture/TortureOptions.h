#pragma once

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <string_view>

namespace lopsided::torture
{
/** What a run is told on the command line. Exit code 2 is for a command line that cannot be read, so that it is not
    taken for a finding. */
struct TortureOptions
{
    std::uint64_t seed = 0;
    std::chrono::duration<double> time { 3.0 };
    int numReaders = 2;
    int numWriters = 2;
    bool usesMembarrier = false;

    static TortureOptions fromCommandLine (int argc, char** argv)
    {
        TortureOptions options;
        options.seed = (std::uint64_t { std::random_device {}() } << 32) | std::random_device {}();

        for (int i = 1; i < argc; ++i)
        {
            const std::string_view name { argv[i] };

            if (name == "--membarrier")
                options.usesMembarrier = true;
            else if (i + 1 == argc || ! options.take (name, argv[++i]))
                usage (argv[0]);
        }

        std::cout << "seed " << options.seed << ", " << options.time.count() << " s, " << options.numReaders
                  << " readers, " << options.numWriters << " writers\n"
                  << std::flush;
        return options;
    }

private:
    bool take (std::string_view name, const std::string& value)
    {
        if (name == "--seed")
            seed = std::strtoull (value.c_str(), nullptr, 10);
        else if (name == "--seconds")
            time = std::chrono::duration<double> (std::strtod (value.c_str(), nullptr));
        else if (name == "--readers")
            numReaders = std::atoi (value.c_str());
        else if (name == "--writers")
            numWriters = std::atoi (value.c_str());
        else
            return false;

        return time.count() > 0 && numReaders > 0 && numWriters > 0;
    }

    [[noreturn]] static void usage (const char* program)
    {
        std::cerr << "usage: " << program
                  << " [--seed N] [--seconds S] [--readers N] [--writers N] [--membarrier]\n";
        std::exit (2);
    }
};
} // namespace lopsided::torture
