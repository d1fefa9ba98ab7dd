#include "ScanFixture.h"
#include "Support/AdoptedProcesses.h"

#include <RandomSeeds.h>
#include <Worker/ProcessState.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <chrono>
#include <iostream>
#include <random>
#include <thread>
#include <vector>

#include <signal.h>

namespace lopsided::testing
{
namespace
{

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Micros = std::chrono::microseconds;

constexpr int numMoments = 100;
constexpr int mostAttempts = 20 * numMoments; // at some moments there is nothing to kill (any more)
constexpr int numOk = 6;
constexpr int numFailed = 4;

/** Scans of ten plugins, killed somewhere between their start and their end. */
class ScanKills : public Scan
{
protected:
    ScanKills()
    {
        for (const auto* behaviour : { "clean", "nan", "crash-scan", "changing-latency", "crash-static" })
            plant (behaviour);
    }

    /** How long a scan takes that nobody disturbs: moments are drawn from this, so that a slow machine is hit as often as a fast
        one. */
    void measure()
    {
        const auto start = Clock::now();
        EXPECT_EQ (run ({ "scan", "--json" }).exitCode, 0);
        longest = std::chrono::duration_cast<Micros> (Clock::now() - start);
        lookAtCatalogue();
        EXPECT_EQ (numComplete, 1);
    }

    /** How far into a scan something is killed. It is slept through: the moment itself is what is tried, nothing is waited for. */
    [[nodiscard]] Micros randomMoment (std::mt19937& random) const
    {
        return Micros { std::uniform_int_distribution<Micros::rep> (0, longest.count()) (random) };
    }

    /** Whatever was killed: the file can be read, what it held it holds still without having been looked at again, and nobody
        is blamed. A complete one makes room for the next scan. */
    void lookAtCatalogue()
    {
        PluginCatalogue catalogue { juce::File (path ("plugins.json")) };
        const auto loaded = catalogue.load();
        ASSERT_TRUE (loaded.wasOk()) << loaded.getErrorMessage();

        for (const auto& before : known)
        {
            const auto now = catalogue.find (before.reference());
            ASSERT_TRUE (now.has_value()) << before.identifier << " is lost";

            // A file of another format is opened again as a whole where the scan was killed before it had done with it.
            if (before.source.format == PluginFormat::lv2)
            {
                EXPECT_EQ (now->date.toMilliseconds(), before.date.toMilliseconds()) << before.identifier;
            }
        }

        numResumed += known.empty() ? 0 : 1;
        known = catalogue.records();

        for (const auto& record : known)
        {
            const auto isToFail = record.source.file.getFileName().contains ("crash");
            EXPECT_EQ (record.status == PluginRecord::Status::failed, isToFail)
                << record.identifier << ": " << record.reason;
        }

        if (known.size() < numOk + numFailed)
            return;

        EXPECT_EQ (known.size(), static_cast<std::size_t> (numOk + numFailed));
        EXPECT_TRUE (catalogue.file().deleteFile());
        known.clear();
        ++numComplete;
    }

    const AdoptedProcesses adopted;
    Micros longest { 0 };
    std::vector<PluginRecord> known; // in the scan that goes on
    int numComplete = 0;
    int numResumed = 0; // looks at a catalogue that an earlier scan had begun
};

TEST_F (ScanKills, OfTheHostLeaveNoZombieNoOrphanAndACatalogueThatTheNextScanGoesOnWith)
{
    measure();
    int numKilled = 0, numAttempts = 0, numAdopted = 0;

    for (const auto seed : randomSeeds (numMoments))
    {
        SCOPED_TRACE ("seed " + std::to_string (seed));
        std::mt19937 random { seed };

        for (auto wasKilled = false; ! wasKilled;)
        {
            ASSERT_LT (++numAttempts, mostAttempts);
            ChildProgram host (lopsided ({ "scan", "--json" }), home());
            std::this_thread::sleep_for (randomMoment (random));
            host.signal (SIGKILL);
            wasKilled = host.wait (60s).exitCode == 128 + SIGKILL;
            numKilled += wasKilled ? 1 : 0;

            // Its workers become this process's children, and end by themselves: nobody kills them.
            const auto left = AdoptedProcesses::collect();
            EXPECT_EQ (left.running, 0) << "orphans";
            numAdopted += left.ended;

            if (! wasKilled)
            {
                EXPECT_EQ (left.ended, 0) << "zombies of a host that ended by itself";
            }

            EXPECT_EQ (numWithInEnvironment (home().front()), 0) << "orphans with another parent";
            lookAtCatalogue();
        }
    }

    std::cout << "# " << numKilled << " hosts killed within " << longest.count() / 1000 << " ms, "
              << numAttempts - numKilled << " had ended before; " << numAdopted << " workers left behind, "
              << numResumed << " scans went on with what was known, " << numComplete << " came to an end\n";
    EXPECT_GE (numKilled, numMoments);
    EXPECT_GT (numAdopted, numKilled / 4) << "too few were at work: the moments are no good";
    EXPECT_GT (numResumed, 0);
    EXPECT_GT (numComplete, 1);
    EXPECT_EQ (static_cast<int> (list ({ "scan", "--json" })["plugins"]), numOk);
}

TEST_F (ScanKills, OfAWorkerLeaveNoZombieNoOrphanAndAScanThatGoesOnToItsEnd)
{
    measure();
    int numKilled = 0, numAttempts = 0;

    for (const auto seed : randomSeeds (numMoments))
    {
        SCOPED_TRACE ("seed " + std::to_string (seed));
        std::mt19937 random { seed };

        for (auto wasKilled = false; ! wasKilled;)
        {
            ASSERT_LT (++numAttempts, mostAttempts);
            ChildProgram host (lopsided ({ "scan", "--json" }), home());
            std::this_thread::sleep_for (randomMoment (random));
            const auto workers = childrenOf (host.processId());

            if (! workers.empty())
            {
                const auto worker = workers[random() % workers.size()];
                wasKilled = ::kill (worker, SIGKILL) == 0;
                numKilled += wasKilled ? 1 : 0;

                // The host reaps it while it lives: otherwise it would be this process's to do.
                EXPECT_TRUE (becomesTrue ([worker] { return stateOf (worker) == ProcessState::gone; }, 10s));
            }

            const auto finished = host.wait (60s);
            const auto left = AdoptedProcesses::collect();
            EXPECT_EQ (left.ended, 0) << "zombies";
            EXPECT_EQ (left.running, 0) << "orphans";
            EXPECT_EQ (numWithInEnvironment (home().front()), 0);
            lookAtCatalogue();

            EXPECT_EQ (finished.exitCode, 0) << finished.err;
            EXPECT_TRUE (known.empty()) << "the scan ended before its end";
        }
    }

    std::cout << "# " << numKilled << " workers killed within " << longest.count() / 1000 << " ms, "
              << numAttempts - numKilled << " times there was none; " << numComplete
              << " scans came to an end\n";
    EXPECT_GE (numKilled, numMoments);
    EXPECT_GE (numComplete, numMoments);
    EXPECT_EQ (static_cast<int> (list ({ "scan", "--json" })["plugins"]), numOk);
}

} // namespace
} // namespace lopsided::testing
