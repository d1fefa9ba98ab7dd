#include "Benchmarks/Graph/SwapOptions.h"
#include "Benchmarks/Graph/SwapSubject.h"
#include "Benchmarks/Harness/Benchmark.h"

#include <RealtimeTrap/RealtimeScope.h>
#include <RealtimeTrap/RealtimeTrap.h>

#include <juce_events/juce_events.h>

#include <atomic>
#include <chrono>
#include <iostream>
#include <thread>

// Heap, locks and system calls on the audio thread at 100 edits a second: under the real-time trap, which slows the
// heap down, so in a program of its own. The nodes here do nothing that they may not, so all of it is the graph's.
namespace lopsided::benchmarks
{
namespace
{
using namespace std::chrono_literals;

constexpr int numEdits = 300;

void playUntil (SwapSubject& subject, const std::atomic<bool>& isOver)
{
    trap::prepareThread();
    subject.process(); // warm

    while (! isOver)
    {
        {
            const trap::RealtimeScope watched;
            subject.process();
        }

        std::this_thread::sleep_for (300us);
    }
}

void run (Report& report)
{
    if (! trap::isAvailable())
    {
        report.missing ("swap.offences", trap::unavailableReason());
        return;
    }

    const juce::ScopedJuceInitialiser_GUI juce;
    trap::clearOffences();

    for (const auto kind : { SwapSubject::Kind::gain, SwapSubject::Kind::latency })
    {
        SwapSubject subject;
        std::atomic<bool> isOver { false };
        std::thread audio { [&] { playUntil (subject, isOver); } };

        for (int i = 0; i < numEdits; ++i)
        {
            subject.edit (kind, i % 2 == 0 ? swapOptions() : slowSwapOptions());
            std::this_thread::sleep_for (10ms);
        }

        isOver = true;
        audio.join();
    }

    for (const auto& offence : trap::offences())
        std::cout << "# " << trap::describe (offence) << '\n';

    report.figureWithGoal ("swap.offences", static_cast<double> (trap::offenceCount()), "calls", 0.0);
}

const Benchmark benchmark { { "swap.offences" }, &run };
} // namespace
} // namespace lopsided::benchmarks
