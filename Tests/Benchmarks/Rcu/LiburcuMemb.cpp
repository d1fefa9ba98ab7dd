// Its read side is meant to be inlined; that is what this asks for.
#define _LGPL_SOURCE // NOLINT(bugprone-reserved-identifier): its own name
#include <urcu/urcu-memb.h>

#include "LiburcuReaders.h"

namespace lopsided::benchmarks
{
namespace
{
struct Memb
{
    static void registerThread() { urcu_memb_register_thread(); }
    static void unregisterThread() { urcu_memb_unregister_thread(); }
    static void enter() noexcept { urcu_memb_read_lock(); }
    static void leave() noexcept { urcu_memb_read_unlock(); }
    static void synchronize() { urcu_memb_synchronize_rcu(); }
};
} // namespace

std::optional<Contender> liburcuMemb (int numReaders, WriterActivity writer)
{
    return LiburcuReaders<Memb>::contender ("liburcu_memb", numReaders, writer);
}
} // namespace lopsided::benchmarks
