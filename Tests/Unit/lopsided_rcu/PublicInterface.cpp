// Every template of the two JUCE-free modules, instantiated whole: what a compiler for another system is shown.
#include <lopsided_rcu/lopsided_rcu.h>
#include <lopsided_realtime/lopsided_realtime.h>

#include <boost/shared_ptr.hpp>

#include <vector>

namespace lopsided
{
using Numbers = std::vector<int>;
using BoostNumbers = boost::shared_ptr<const Numbers>;

template class SpscQueue<int>;

template class RcuCell<Numbers>;
template class Reader<Numbers>;
template class ReadGuard<Numbers, std::shared_ptr<const Numbers>, SeqCstEntry>;
template class Share<Numbers>;

template class RcuCell<Numbers, BoostNumbers, MembarrierEntry>;
template class Reader<Numbers, BoostNumbers, MembarrierEntry>;
template class ReadGuard<Numbers, BoostNumbers, MembarrierEntry>;
template class Share<Numbers, BoostNumbers>;
} // namespace lopsided

int main()
{
    using namespace lopsided;
    SafeSpinLock lock;
    ThreadRole role;
    lock.lock();
    const ThreadRole::Scope scope { role };
    asymmetricFenceLight();
    asymmetricFenceHeavy();

    Reclaimer reclaimer;
    RcuCell<Numbers> cell { reclaimer };
    cell.update ([] (Numbers& numbers) { numbers.push_back (1); });
    return lock.unlock() && scope && reclaimer.drain (std::chrono::milliseconds (100)) ? 0 : 1;
}
