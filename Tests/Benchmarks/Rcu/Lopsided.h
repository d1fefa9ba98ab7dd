#pragma once

#include "Payload.h"

#include <lopsided_rcu/lopsided_rcu.h>

#include <memory>
#include <utility>

namespace lopsided::benchmarks
{
/** Our own: a section that borrows. */
template <typename Entry>
class Lopsided
{
    using Cell = RcuCell<Payload, std::shared_ptr<const Payload>, Entry>;

public:
    class Reader
    {
    public:
        explicit Reader (Lopsided& owner)
            : reader (owner.cell)
        {}

        void read() noexcept
        {
            const typename Cell::ReadGuard guard { reader };
            use (guard->value);
        }

        /** Stays inside while a function runs. */
        template <typename Function>
        void readWhile (Function&& function)
        {
            const typename Cell::ReadGuard guard { reader };
            use (guard->value);
            function();
        }

    private:
        typename Cell::Reader reader;
    };

    void publish (std::shared_ptr<const Payload> next) { cell.publish (std::move (next)); }
    void tidyUp() { cell.reclaim(); }

private:
    Reclaimer reclaimer;
    Cell cell { reclaimer, makePayload (0) };
};
} // namespace lopsided::benchmarks
