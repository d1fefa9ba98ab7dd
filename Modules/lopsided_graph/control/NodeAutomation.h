#pragma once

#include "AutomationCurve.h"

#include <memory>
#include <vector>

namespace lopsided
{

/** The curves of one node: a value that is never changed once it is in a model. Copies share the curves.
    Thread: any. Realtime: wait-free, but for making and destroying it. */
struct NodeAutomation
{
    struct Lane
    {
        int parameter = 0;
        std::shared_ptr<const AutomationCurve> curve;
    };

    /** Sorted by parameter, one for each. */
    std::vector<Lane> lanes;

    /** Whether any curve needs to know where the transport stands. Thread: any. */
    [[nodiscard]] bool followsTransport() const noexcept
    {
        for (const auto& lane : lanes)
            if (lane.curve->timeline() == AutomationCurve::Timeline::transport)
                return true;

        return false;
    }
};

} // namespace lopsided
