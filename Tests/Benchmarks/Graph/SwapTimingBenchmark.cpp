#include "Benchmarks/Harness/Benchmark.h"
#include "Benchmarks/Harness/Median.h"
#include "Benchmarks/Harness/Placement.h"
#include "SwapOptions.h"
#include "SwapSubject.h"

#include <juce_events/juce_events.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <memory>
#include <string>
#include <thread>
#include <vector>

// How long a callback takes at 100 edits a second, divided by how long it takes without, paced as by a sound card.
namespace lopsided::benchmarks
{
namespace
{
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr int numPairs = 5;
constexpr double goal = 1.3;

enum class Edits
{
    none,
    hundredPerSecond
};

enum class SecondCore
{
    idle,
    busy
};

/** The time below which 999 of 1000 callbacks stay, in microseconds. */
double p999 (std::vector<double> times)
{
    const auto index =
        static_cast<std::ptrdiff_t> (std::ceil (0.999 * static_cast<double> (times.size()))) - 1;
    std::nth_element (times.begin(), times.begin() + index, times.end());
    return times[static_cast<std::size_t> (index)];
}

std::vector<double> playUntil (SwapSubject& subject, Clock::time_point end)
{
    constexpr std::chrono::nanoseconds period { static_cast<std::int64_t> (1.0e9 * SwapSubject::blockSize
                                                                           / sampleRate) };
    constexpr std::size_t numToWarmUp = 20;
    std::vector<double> times;
    times.reserve (static_cast<std::size_t> ((end - Clock::now()) / period) + 1);

    for (auto due = Clock::now(); due < end; due += period)
    {
        std::this_thread::sleep_until (due);
        const auto start = Clock::now();
        subject.process();
        times.push_back (std::chrono::duration<double, std::micro> (Clock::now() - start).count());
    }

    const auto numDropped = static_cast<std::ptrdiff_t> (std::min (numToWarmUp, times.size() - 1));
    times.erase (times.begin(), times.begin() + numDropped);
    return times;
}

/** Work that uses the heap and the caches, as another program beside the host would, or its user interface. */
void keepBusy (const std::atomic<bool>& isOver)
{
    pinToProcessor (1);
    std::vector<std::unique_ptr<std::vector<int>>> blocks (64);

    for (std::size_t i = 0; ! isOver; ++i)
        blocks[i % blocks.size()] = std::make_unique<std::vector<int>> (100 + 37 * i % 5000);
}

double p999Of (Edits edits, SecondCore secondCore, std::chrono::milliseconds duration)
{
    SwapSubject subject;
    std::vector<double> times;
    std::atomic<bool> isOver { false };
    std::thread other { [&] {
        if (secondCore == SecondCore::busy)
            keepBusy (isOver);
    } };
    const auto start = Clock::now();
    std::thread audio { [&] {
        settleOnProcessor (0, 2);
        times = playUntil (subject, start + duration);
    } };

    for (auto due = start; due < start + duration; due += 10ms)
    {
        std::this_thread::sleep_until (due);

        if (edits == Edits::hundredPerSecond)
            subject.edit (SwapSubject::Kind::gain, swapOptions());
    }

    audio.join();
    isOver = true;
    other.join();
    return p999 (std::move (times));
}

void reportRatio (Report& report, const std::string& name, SecondCore secondCore)
{
    if (! report.isWanted (name))
        return;

    const std::chrono::milliseconds duration = report.isFull() ? 6s : 3s;
    std::vector<double> ratios;

    for (int pair = 0; pair < numPairs; ++pair)
    {
        const auto with = p999Of (Edits::hundredPerSecond, secondCore, duration);
        ratios.push_back (with / p999Of (Edits::none, secondCore, duration));
    }

    report.figureWithGoal (name, medianOf (std::move (ratios)), "x", goal);
}

void run (Report& report)
{
    if (std::thread::hardware_concurrency() < 2)
    {
        report.missing ("swap.p999_ratio", "two processors are needed");
        return;
    }

    const juce::ScopedJuceInitialiser_GUI juce;
    reportRatio (report, "swap.p999_ratio", SecondCore::idle);
    reportRatio (report, "swap.p999_ratio.busy", SecondCore::busy);
}

const Benchmark benchmark { { "swap.p999_ratio" }, &run };
} // namespace
} // namespace lopsided::benchmarks
