#pragma once

#include "Benchmarks/Harness/Report.h"
#include "CpuTime.h"
#include "GraphShape.h"

#include <cmath>
#include <map>
#include <string>

namespace lopsided::benchmarks
{
/** Keeps rebuilds of JUCE's graph within some seconds: they grow with more than the square of the nodes, so what a
    size would take is told from the size before. */
class JuceRebuildLimit
{
public:
    explicit JuceRebuildLimit (const Report& report)
        : maximumSeconds (report.isFull() ? 60.0 : 15.0)
    {}

    /** Whether a rebuild of this shape takes a bearable time, as far as is known. */
    bool allows (const GraphShape& shape) const { return predictedSeconds (shape) <= maximumSeconds; }

    /** Runs a rebuild of a shape, and remembers what it took. @returns CPU seconds. */
    template <typename Rebuild>
    double measure (const GraphShape& shape, Rebuild&& rebuild)
    {
        const auto seconds = cpuSecondsOf (rebuild);
        known[shape.name] = { shape.numNodes, seconds };
        return seconds;
    }

    std::string reason (const GraphShape& shape) const
    {
        return "JUCE would rebuild for about " + std::to_string (std::lround (predictedSeconds (shape)))
               + " s";
    }

private:
    struct Known
    {
        int numNodes = 0;
        double seconds = 0.0;
    };

    double predictedSeconds (const GraphShape& shape) const
    {
        constexpr double growth = 3.0;
        const auto found = known.find (shape.name);

        if (found == known.end())
            return 0.0;

        const auto& [numNodes, seconds] = found->second;
        return seconds * std::pow (static_cast<double> (shape.numNodes) / numNodes, growth);
    }

    const double maximumSeconds;
    std::map<std::string, Known> known;
};
} // namespace lopsided::benchmarks
