// Readers, writers and reclaimers on the product's own headers, with random dwells, pauses, shares, nested sections and
// readers that come and go. Exit code 0: nothing found; 1: a reader saw a destroyed object, or something was lost.
#include "TortureOptions.h"
#include "TortureRandom.h"
#include "TortureSubject.h"

#include <lopsided_rcu/lopsided_rcu.h>

#include <atomic>
#include <chrono>
#include <iostream>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace lopsided::torture
{
template <typename Entry>
class RcuTorture
{
public:
    explicit RcuTorture (const TortureOptions& optionsToUse)
        : options (optionsToUse)
    {
        cell.emplace (reclaimer, std::make_shared<Subject> (pool));
    }

    int run()
    {
        std::vector<std::thread> threads;
        auto number = 0;

        for (auto& findings : perReader)
            threads.emplace_back ([this, &findings, random = randomFor (++number)]() mutable {
                isConsumerThread = true;
                read (findings, random);
            });

        for (int i = 0; i < options.numWriters; ++i)
            threads.emplace_back ([this, random = randomFor (++number)]() mutable { write (random); });

        threads.emplace_back ([this, random = randomFor (++number)]() mutable { reclaimInSlices (random); });
        letThemRun (randomFor (0));

        for (auto& thread : threads)
            thread.join();

        return report();
    }

private:
    using Cell = RcuCell<Subject, std::shared_ptr<const Subject>, Entry>;
    using Guard = typename Cell::ReadGuard;

    TortureRandom randomFor (int threadNumber) const { return { options.seed, threadNumber }; }

    /** Now and then all threads stop at once and start again together ("stutter"). */
    void letThemRun (TortureRandom random)
    {
        const auto end = std::chrono::steady_clock::now() + options.time;

        while (std::chrono::steady_clock::now() < end && ! isBroken)
        {
            std::this_thread::sleep_for (std::chrono::milliseconds (20 + random.below (80)));
            isPaused = true;
            std::this_thread::sleep_for (std::chrono::milliseconds (random.below (5)));
            isPaused = false;
        }

        isOver = true;
    }

    bool goesOn() const
    {
        while (isPaused && ! isOver)
            std::this_thread::yield();

        return ! isOver;
    }

    /** Stores that miss the cache fill the processor's store buffer, so that the announcement of the section that
        follows leaves the processor late: that is when a missing fence shows. */
    static void delayStores (std::vector<char>& cold, TortureRandom& random, int howMany)
    {
        for (int i = 0; i < howMany; ++i)
            cold[random.next() % cold.size()] = static_cast<char> (i);
    }

    void read (Findings& findings, TortureRandom& random)
    {
        std::vector<char> cold (std::size_t { 32 } << 20);
        Share<Subject> share;

        while (goesOn())
        {
            Reader reader { *cell }; // readers come and go, and take over each other's slots

            for (int i = 200 + random.below (2000); i > 0 && goesOn(); --i)
            {
                delayStores (cold, random, random.below (48));
                readOnce (reader, findings, random);

                if (random.oneIn (64))
                    share = reader.share();
                else if (random.oneIn (64))
                    share.reset();

                if (share)
                    findings.add (share->look());
            }

            isBroken = isBroken || ! findings.areSound() || destroyedByConsumers != 0;
        }
    }

    void readOnce (Reader<Subject, std::shared_ptr<const Subject>, Entry>& reader, Findings& findings,
                   TortureRandom& random)
    {
        const auto numTurns = random.oneIn (100) ? random.below (20000) : random.below (1000);
        const Guard guard { reader };
        dwell (numTurns);
        findings.add (guard->look());

        if (random.oneIn (8))
        {
            {
                const Guard nested { reader };
                dwell (numTurns / 2);
                findings.add (nested->look());
            }

            dwell (numTurns);
        }

        findings.add (guard->look());
    }

    void write (TortureRandom& random)
    {
        while (goesOn())
        {
            if (random.oneIn (8))
                cell->update ([] (Subject&) {});
            else
                cell->publish (std::make_shared<Subject> (pool));

            if (! random.oneIn (4))
                cell->reclaim();

            if (random.oneIn (64))
                cell->synchronize();

            dwell (random.below (500));
        }
    }

    void reclaimInSlices (TortureRandom& random)
    {
        while (goesOn())
        {
            reclaimer.reclaim (std::chrono::microseconds (random.below (20)));
            pool.growOlder();
            dwell (random.below (2000));
        }
    }

    int report()
    {
        Findings sum;

        for (const auto& findings : perReader)
            sum += findings;

        cell.reset();
        const auto isDrained = reclaimer.drain (std::chrono::seconds (10));
        const auto counters = reclaimer.counters();
        const auto isBalanced = isDrained && counters.published == counters.retired
                                && counters.retired == counters.reclaimed && pool.inUse() == 0;

        std::cout << "published " << counters.published << ", retired " << counters.retired << ", reclaimed "
                  << counters.reclaimed << ", lost " << pool.inUse() << ", destroyed by readers "
                  << destroyedByConsumers << "\npoisoned " << sum.poisoned << ", sections by age";

        for (const auto count : sum.sectionsByAge)
            std::cout << ' ' << count;

        const auto isSound = sum.areSound() && isBalanced && destroyedByConsumers == 0;
        std::cout << (isSound ? "\nsound\n" : "\nBROKEN\n");
        return isSound ? 0 : 1;
    }

    const TortureOptions options;
    PayloadPool pool;
    Reclaimer reclaimer;
    std::optional<Cell> cell;
    std::vector<Findings> perReader { static_cast<std::size_t> (options.numReaders) };
    std::atomic<bool> isPaused { false }, isOver { false }, isBroken { false };
};
} // namespace lopsided::torture

int main (int argc, char** argv)
{
    using namespace lopsided;
    const auto options = torture::TortureOptions::fromCommandLine (argc, argv);

    return options.usesMembarrier ? torture::RcuTorture<MembarrierEntry> { options }.run()
                                  : torture::RcuTorture<SeqCstEntry> { options }.run();
}
