#include "NodeControl.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

NodeControl::NodeControl (ParameterList parametersToControl, std::shared_ptr<ControlCounters> countersToUse)
    : records (static_cast<std::size_t> (parametersToControl.size())),
      queue (std::make_shared<ControlQueue> (parametersToControl.size())),
      parameters (std::move (parametersToControl)),
      counters (std::move (countersToUse))
{}

NodeControl::~NodeControl()
{
    ControlCounters::add (counters->dropped, queue->numWaiting());
}

void NodeControl::set (int parameter, float value, std::int64_t time)
{
    const std::lock_guard hold { producers };

    if (parameter >= parameters.size())
        ControlCounters::add (counters->dropped, 1);
    else if (queue->push (parameter, value, time) == ControlQueue::Delivery::coalesced)
        ControlCounters::add (counters->coalesced, 1);
}

ParameterSender NodeControl::sender (int parameter)
{
    const std::lock_guard hold { producers };

    if (parameter < parameters.size())
        return { queue, parameter };

    return { std::make_shared<ControlQueue> (parameter + 1), parameter };
}

void NodeControl::prepare (const SplitScratch::Size& size)
{
    if (parts.size() != size)
        parts = SplitScratch { size };
}

void NodeControl::makeDue()
{
    receive (0);
    waiting.makeDue();
    lastPoint = ParameterChange::now;
}

void NodeControl::follow (ParameterList rebuilt)
{
    const std::lock_guard hold { producers };

    if (parameters.isSame (rebuilt))
    {
        parameters = std::move (rebuilt); // which may have other steps
        return;
    }

    const auto indexes = rebuilt.indexesOf (parameters);
    const auto old = std::exchange (queue, std::make_shared<ControlQueue> (rebuilt.size()));
    const auto request = [&] (int parameter, float value, std::int64_t time) {
        const auto index = indexes[static_cast<std::size_t> (parameter)];

        if (index < 0)
            ControlCounters::add (counters->dropped, 1);
        else if (queue->push (index, value, time) == ControlQueue::Delivery::coalesced)
            ControlCounters::add (counters->coalesced, 1);
    };

    receive (*old, 0);

    // What found the queue full comes before what was asked for later, and voids what was asked for earlier.
    old->takeLatest ([&] (int parameter, float value, std::uint32_t numQueued) {
        const auto serial = serialOf (numQueued);
        auto& record = records[static_cast<std::size_t> (parameter)];

        if (serial < record.newestApplied)
            return;

        record.voidUntil = serial;
        request (parameter, value, ParameterChange::now);
    });

    for (const auto& change : waiting.all())
        if (change.serial > records[static_cast<std::size_t> (change.parameter)].voidUntil)
            request (change.parameter, change.value, change.time);
        else
            ControlCounters::add (counters->coalesced, 1);

    std::vector<Record> next (static_cast<std::size_t> (rebuilt.size()));

    // One that is another object has not been set by us.
    for (int index = 0; index < parameters.size(); ++index)
        if (const auto found = indexes[static_cast<std::size_t> (index)];
            found >= 0 && rebuilt[found] == parameters[index])
            next[static_cast<std::size_t> (found)].lastSet =
                records[static_cast<std::size_t> (index)].lastSet;

    waiting = {};
    newestTaken = 0;
    records = std::move (next);
    parameters = std::move (rebuilt);
}

//======================================================================================================================
void NodeControl::receive (std::int64_t position) noexcept
{
    receive (*queue, position);
}

void NodeControl::receive (ControlQueue& from, std::int64_t position) noexcept
{
    // The queue never has more in use than `waiting` has room for, so this ends.
    while (auto change = from.tryPop())
    {
        newestTaken = change->serial;

        if (change->time == ParameterChange::now)
            change->time = position;

        waiting.insert (*change);
    }
}

bool NodeControl::applyLatest() noexcept
{
    auto succeeded = true;

    queue->takeLatest ([&] (int parameter, float value, std::uint32_t numQueued) {
        auto& record = records[static_cast<std::size_t> (parameter)];
        const auto serial = serialOf (numQueued);

        // One that was asked for later may have come through the queue already.
        if (serial < record.newestApplied)
            return;

        record.newestApplied = serial;
        record.voidUntil = serial;
        succeeded = setValue (parameter, value) && succeeded;
    });

    return succeeded;
}

bool NodeControl::applyUntil (std::int64_t time) noexcept
{
    const auto due = waiting.until (time);
    std::uint64_t numApplied = 0;
    auto succeeded = true;

    for (const auto& change : due)
    {
        auto& record = records[static_cast<std::size_t> (change.parameter)];

        if (change.serial <= record.voidUntil)
            continue;

        record.newestApplied = std::max (record.newestApplied, change.serial);
        succeeded = setValue (change.parameter, change.value) && succeeded;
        ++numApplied;
    }

    if (due.empty())
        return true;

    ControlCounters::add (counters->applied, numApplied);
    ControlCounters::add (counters->coalesced, due.size() - numApplied);
    queue->release (due.size());
    waiting.drop (due.size());
    return succeeded;
}

bool NodeControl::applyAutomation (int parameter, float value) noexcept
{
    return ! differs (parameter, value) || setValue (parameter, value);
}

std::uint64_t NodeControl::serialOf (std::uint32_t lowBits) const noexcept
{
    // It is far closer to the newest one that was taken than half of what 32 bits hold: the queue is that short.
    const auto difference = static_cast<std::int32_t> (lowBits - static_cast<std::uint32_t> (newestTaken));
    return newestTaken + static_cast<std::uint64_t> (std::int64_t { difference });
}

bool NodeControl::setValue (int parameter, float value) noexcept
{
    const auto possible = snap (parameter, value);
    records[static_cast<std::size_t> (parameter)].lastSet = possible;

    try
    {
        parameters[parameter]->setValue (possible);
        return true;
    }
    catch (...)
    {
        return false;
    }
}

} // namespace lopsided
