// Its read side is meant to be inlined; that is what this asks for.
#define _LGPL_SOURCE // NOLINT(bugprone-reserved-identifier): its own name
#include <urcu/urcu-qsbr.h>

#include "LiburcuReaders.h"

namespace lopsided::benchmarks
{
namespace
{
struct Qsbr
{
    static void registerThread() { urcu_qsbr_register_thread(); }
    static void unregisterThread() { urcu_qsbr_unregister_thread(); }
    static void enter() noexcept { urcu_qsbr_read_lock(); }

    /** An audio callback ends its section and is quiescent at the same moment. */
    static void leave() noexcept
    {
        urcu_qsbr_read_unlock();
        urcu_qsbr_quiescent_state();
    }

    static void synchronize() { urcu_qsbr_synchronize_rcu(); }
};
} // namespace

std::optional<Contender> liburcuQsbr (int numReaders, WriterActivity writer)
{
    return LiburcuReaders<Qsbr>::contender ("liburcu_qsbr", numReaders, writer);
}
} // namespace lopsided::benchmarks
