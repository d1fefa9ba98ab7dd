#pragma once

#include <chrono>
#include <functional>
#include <juce_events/juce_events.h>

namespace lopsided
{

/** Beats every 5 ms on the message loop, and knows the longest time for which it could not.

    Thread: message.
*/
class Heartbeat final : private juce::Timer
{
public:
    static constexpr int periodMilliseconds = 5;

    /** onBeat is called at each beat until stop(). */
    explicit Heartbeat (std::function<void()> onBeat);
    ~Heartbeat() override;

    void stop();

    /** The longest time between two beats: for so long the message loop served nobody. */
    [[nodiscard]] double longestStallMillis() const noexcept { return longestMillis; }

private:
    using Clock = std::chrono::steady_clock;

    void timerCallback() override;
    void measure() noexcept;

    std::function<void()> callback;
    Clock::time_point lastBeat = Clock::now();
    double longestMillis = 0.0;
};

} // namespace lopsided
