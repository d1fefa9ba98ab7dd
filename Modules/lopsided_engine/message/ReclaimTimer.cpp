#include "ReclaimTimer.h"

namespace lopsided
{

ReclaimTimer::ReclaimTimer (EngineCore& coreToKeep)
    : core (coreToKeep)
{
    core.attention().connect ([this] { wake(); });
}

ReclaimTimer::~ReclaimTimer()
{
    core.attention().disconnect();
    stopTimer();
}

void ReclaimTimer::wake()
{
    // Without a MessageManager no timer runs; there, every commit and release keeps house by itself. A timer that is
    // busy already is left alone: to start it again would put its next tick off.
    if (juce::MessageManager::getInstanceWithoutCreating() != nullptr
        && interval.exchange (busyMilliseconds) != busyMilliseconds)
        startTimer (busyMilliseconds);
}

void ReclaimTimer::start (int milliseconds)
{
    interval = milliseconds;
    startTimer (milliseconds);
}

void ReclaimTimer::timerCallback()
{
    core.keepHouse (budgetPerTick);

    // Stopped before looking, so that a request that comes in between is not lost.
    interval = 0;
    stopTimer();

    if (core.hasSomethingWaiting())
        start (busyMilliseconds);
    else if (core.isPlaying())
        start (watchingMilliseconds);
}

} // namespace lopsided
