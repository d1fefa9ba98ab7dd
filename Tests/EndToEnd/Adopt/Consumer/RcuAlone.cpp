// lopsided_rcu in a project without JUCE: a reader that never sees a torn object, and a producer that frees them all.
#include <lopsided_rcu/lopsided_rcu.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>

namespace
{
struct Pair
{
    int first = 0;
    int second = 0;
};
} // namespace

int main()
{
    constexpr int numVersions = 1000;
    lopsided::Reclaimer reclaimer;
    lopsided::RcuCell<Pair> cell { reclaimer, std::make_shared<const Pair>() };
    lopsided::RcuCell<Pair>::Reader reader { cell };
    auto torn = 0;

    std::thread consumer { [&] {
        for (auto last = 0; last < numVersions;)
        {
            const lopsided::ReadGuard guard { reader };
            last = guard->first;
            torn += guard->first == guard->second ? 0 : 1;
        }
    } };

    for (int version = 1; version <= numVersions; ++version)
    {
        cell.publish (std::make_shared<const Pair> (Pair { version, version }));
        reclaimer.reclaim();
    }

    consumer.join();
    reclaimer.reclaim();
    const auto counters = cell.counters();
    std::printf ("RcuAlone: %d torn of %d versions\n", torn, numVersions);
    return torn == 0 && counters.retired == counters.reclaimed ? EXIT_SUCCESS : EXIT_FAILURE;
}
