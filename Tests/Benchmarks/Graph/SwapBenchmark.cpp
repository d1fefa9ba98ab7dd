#include "Benchmarks/Harness/Benchmark.h"
#include "SwapOptions.h"
#include "SwapSubject.h"

#include <juce_events/juce_events.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <vector>

// What is heard of 100 edits a second beside a sine. One thread and samples that are counted: the same in every run.
namespace lopsided::benchmarks
{
namespace
{
constexpr int numBlocks = 3000, blocksBefore = 20, samplesPerEdit = 480;
constexpr double goalStepRatio = 1.1;

using Samples = std::vector<float>;

struct Recording
{
    Samples straight, late;
};

Recording record (std::optional<SwapSubject::Kind> kind, const CommitOptions& options = {})
{
    constexpr auto blockSize = SwapSubject::blockSize;
    SwapSubject subject;
    Recording recording;
    int untilEdit = samplesPerEdit;

    const auto append = [&] (Samples& samples, int channel) {
        const auto* block = subject.output (channel);
        samples.insert (samples.end(), block, block + blockSize);
    };

    for (int block = -blocksBefore; block < numBlocks; ++block)
    {
        subject.process();

        if (block < 0)
            continue;

        append (recording.straight, SwapSubject::straightChannel);
        append (recording.late, SwapSubject::lateChannel);
        untilEdit -= blockSize;

        if (untilEdit < 0 && kind.has_value())
        {
            subject.edit (*kind, options);
            untilEdit += samplesPerEdit;
        }
    }

    return recording;
}

bool areSame (const Samples& a, const Samples& b)
{
    return a.size() == b.size() && std::memcmp (a.data(), b.data(), a.size() * sizeof (float)) == 0;
}

double largestStep (const Samples& samples)
{
    double largest = 0.0;

    for (std::size_t i = 1; i < samples.size(); ++i)
        largest = std::max (largest, std::abs (static_cast<double> (samples[i]) - samples[i - 1]));

    return largest;
}

double largestStep (const Recording& recording)
{
    return std::max (largestStep (recording.straight), largestStep (recording.late));
}

int numSilentBlocks (const Samples& samples)
{
    const auto isSilent = [] (float sample) { return std::abs (sample) < 1.0e-4f; };
    int numSilent = 0;

    for (auto block = samples.begin(); block != samples.end(); block += SwapSubject::blockSize)
        numSilent += std::all_of (block, block + SwapSubject::blockSize, isSilent) ? 1 : 0;

    return numSilent;
}

void run (Report& report)
{
    const juce::ScopedJuceInitialiser_GUI juce;
    using Kind = SwapSubject::Kind;

    const auto undisturbed = record (std::nullopt);
    const auto beside = record (Kind::gain, swapOptions());
    const auto isSame =
        areSame (undisturbed.straight, beside.straight) && areSame (undisturbed.late, beside.late);
    report.figureWithFloor ("swap.untouched_bit_identical", isSame ? 1.0 : 0.0, "(1 = yes)", 1.0);

    const auto quick = record (Kind::latency, swapOptions()),
               slow = record (Kind::latency, slowSwapOptions());
    const auto step = std::max (largestStep (quick), largestStep (slow));
    report.figureWithGoal ("swap.latency_step_ratio", step / largestStep (undisturbed), "x", goalStepRatio);

    int numSilent = 0;

    for (const auto& recording : { beside, quick, slow })
        numSilent += numSilentBlocks (recording.straight) + numSilentBlocks (recording.late);

    report.figureWithGoal ("swap.silent_callbacks", numSilent, "callbacks", 0.0);
}

const Benchmark benchmark {
    { "swap.untouched_bit_identical", "swap.latency_step_ratio", "swap.silent_callbacks" }, &run
};
} // namespace
} // namespace lopsided::benchmarks
