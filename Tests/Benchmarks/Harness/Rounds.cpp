#include "Rounds.h"
#include "Median.h"
#include "Placement.h"

#include <atomic>
#include <cstddef>
#include <thread>
#include <utility>
#include <vector>

namespace lopsided::benchmarks
{
namespace
{
using Clock = std::chrono::steady_clock;

/** The median over many small stretches: one in which the thread was interrupted does not count. */
double workUntil (const Worker& worker, Clock::time_point end)
{
    std::vector<double> times;
    auto now = Clock::now();

    do
    {
        const auto start = now;
        worker.work (worker.operationsPerLook);
        now = Clock::now();

        times.push_back (worker.takeOwnNanoseconds
                             ? worker.takeOwnNanoseconds()
                             : std::chrono::duration<double, std::nano> (now - start).count());
        now = Clock::now();
    } while (now < end);

    return medianOf (std::move (times)) / static_cast<double> (worker.operationsPerLook);
}

/** Background workers go on until every measured one has ended. */
void workWhile (const Worker& worker, const std::atomic<std::size_t>& numMeasuring)
{
    constexpr std::size_t operationsPerLookInBackground = 16;

    while (numMeasuring.load() != 0)
        worker.work (operationsPerLookInBackground);
}
} // namespace

double runRound (const Contender& contender, std::chrono::nanoseconds duration)
{
    std::atomic<std::size_t> numReady { 0 }, numMeasuring { 0 };
    std::vector<double> times (contender.workers.size(), 0.0);
    std::vector<std::thread> threads;

    for (const auto& worker : contender.workers)
        numMeasuring += worker.role == Worker::Role::measured ? 1 : 0;

    const auto numMeasured = static_cast<double> (numMeasuring.load());

    for (std::size_t i = 0; i < contender.workers.size(); ++i)
        threads.emplace_back ([&, i] {
            const auto& worker = contender.workers[i];

            settleOnProcessor (i, contender.workers.size());
            worker.begin();
            ++numReady;

            while (numReady.load() < contender.workers.size())
                std::this_thread::yield();

            if (worker.role == Worker::Role::measured)
            {
                times[i] = workUntil (worker, Clock::now() + duration);
                --numMeasuring;
            }
            else
            {
                workWhile (worker, numMeasuring);
            }

            worker.end();
        });

    for (auto& thread : threads)
        thread.join();

    double sum = 0.0;

    for (const auto time : times)
        sum += time;

    return sum / numMeasured;
}
} // namespace lopsided::benchmarks
