#include "Heartbeat.h"

#include <algorithm>

namespace lopsided
{

Heartbeat::Heartbeat (std::function<void()> onBeat)
    : callback (std::move (onBeat))
{
    startTimer (periodMilliseconds);
}

Heartbeat::~Heartbeat()
{
    stopTimer();
}

void Heartbeat::stop()
{
    if (isTimerRunning())
    {
        stopTimer();
        measure(); // a stall that lasts until now counts too
    }
}

void Heartbeat::timerCallback()
{
    measure();
    callback();
}

void Heartbeat::measure() noexcept
{
    const auto now = Clock::now();
    longestMillis =
        std::max (longestMillis, std::chrono::duration<double, std::milli> (now - lastBeat).count());
    lastBeat = now;
}

} // namespace lopsided
