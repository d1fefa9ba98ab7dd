#include "Benchmarks/Harness/Benchmark.h"
#include "Benchmarks/Harness/Median.h"

#include <lopsided_plugins/lopsided_plugins.h>
#include <lopsided_plugins/scan/PluginScan.h>

#include <juce_events/juce_events.h>

#include <chrono>
#include <iostream>
#include <vector>

// A first scan of all that is installed, against JUCE's.
namespace lopsided::benchmarks
{
namespace
{
constexpr int numRounds = 3;
constexpr double goal = 1.5;

/** @returns the number of plugins */
int scanWithJuce()
{
    juce::ChildProcess program;
    program.start (juce::StringArray { LOPSIDED_PLAIN_SCAN }, juce::ChildProcess::wantStdOut);
    const auto lines = juce::StringArray::fromLines (program.readAllProcessOutput().trim());
    return lines[lines.size() - 1].getIntValue();
}

int scanWithUs()
{
    const juce::TemporaryFile cache (".json");
    PluginCatalogue catalogue (cache.getFile());
    ScanOptions options;
    options.folders = {};
    options.worker = { juce::File (LOPSIDED_WORKER_EXECUTABLE), {}, {} };
    const auto summary = PluginScan (catalogue, options, [] {}).run();

    if (summary.error.isNotEmpty())
        std::cout << "# " << summary.error << '\n';

    return static_cast<int> (catalogue.records().size());
}

template <typename Scan>
double secondsOf (Scan&& scan, int& numPlugins)
{
    const auto start = std::chrono::steady_clock::now();
    numPlugins = scan();
    return std::chrono::duration<double> (std::chrono::steady_clock::now() - start).count();
}

void run (Report& report)
{
    const juce::ScopedJuceInitialiser_GUI juce;
    std::vector<double> ours, juces, ratios;
    int numOurs = 0, numJuces = 0;
    scanWithJuce(); // so that the files are in memory

    for (int round = 0; round < numRounds; ++round)
    {
        juces.push_back (secondsOf (scanWithJuce, numJuces));
        ours.push_back (secondsOf (scanWithUs, numOurs));
        ratios.push_back (ours.back() / juces.back());
    }

    report.figure ("plugins.scan_seconds", medianOf (ours), "s");
    report.figure ("plugins.scan_seconds.juce", medianOf (juces), "s");
    report.figure ("plugins.scan_plugins", numOurs, "plugins");
    report.figure ("plugins.scan_plugins.juce", numJuces, "plugins");
    report.figureWithGoal ("plugins.scan_over_juce", medianOf (ratios), "x", goal);
}

const Benchmark benchmark { { "plugins.scan" }, &run };
} // namespace
} // namespace lopsided::benchmarks
