#pragma once

#include "ControlQueue.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace lopsided
{

/** A way to set one parameter of one incarnation of a node, for a thread that must not wait: made once, used as often as one likes.
    It may outlive the node, or the parameter list that it was made for: what is sent then goes nowhere. One that is made later
    then differs from it.
    Thread: made and destroyed by a producer. Realtime: making and destroying it may block. */
class ParameterSender
{
public:
    /** Sends to a parameter of the node that this queue belongs to, and keeps it; not null. Cost: O(1). */
    ParameterSender (std::shared_ptr<ControlQueue> whereTo, int parameterToSet)
        : to (std::move (whereTo)),
          parameter (parameterToSet)
    {}

    /** Sets it at the start of the next block, limited to 0 to 1, in the place of all that was asked for it before; of several
        values the last is set. Of what is not a number nothing comes.
        Thread: any, audio threads too, several at once. Realtime: wait-free. Cost: four atomic operations. */
    void send (float value) const noexcept
    {
        if (! std::isnan (value))
            to->setLatest (parameter, std::clamp (value, 0.0f, 1.0f));
    }

    /** Whether both set the same parameter of the same incarnation. Cost: O(1). */
    bool operator== (const ParameterSender&) const = default;

private:
    std::shared_ptr<ControlQueue> to;
    int parameter;
};

} // namespace lopsided
