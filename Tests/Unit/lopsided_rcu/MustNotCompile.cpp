// A consumer that locks a weak_ptr could become the last owner and run the destructor: RcuCell refuses such a type.
#include <lopsided_rcu/lopsided_rcu.h>

#include <memory>

struct Leaky : std::enable_shared_from_this<Leaky>
{};

int main()
{
    lopsided::Reclaimer reclaimer;
    const lopsided::RcuCell<Leaky> cell { reclaimer };
}
