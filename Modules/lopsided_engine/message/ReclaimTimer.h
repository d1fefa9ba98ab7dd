#pragma once

#include "../core/EngineCore.h"

#include <juce_events/juce_events.h>

#include <atomic>
#include <chrono>

namespace lopsided
{

/** Keeps an engine's house on the message thread: often while something waits to be destroyed or told, now and then
    while the graph plays (a node may have announced a change from the audio thread, which posts nothing), and not at
    all otherwise.

    Thread: made and destroyed in the message thread's role; it is woken from any thread but an audio thread.
*/
class ReclaimTimer final : private juce::Timer
{
public:
    explicit ReclaimTimer (EngineCore& coreToKeep);
    ~ReclaimTimer() override;

    ReclaimTimer (const ReclaimTimer&) = delete;
    ReclaimTimer& operator= (const ReclaimTimer&) = delete;

private:
    static constexpr int busyMilliseconds = 5;
    static constexpr int watchingMilliseconds = 50;
    static constexpr auto budgetPerTick = std::chrono::microseconds { 2000 };

    void wake();
    void start (int milliseconds);
    void timerCallback() override;

    EngineCore& core;

    // [shared] what juce::Timer knows as well, but must not be asked by another thread; 0: stopped
    std::atomic<int> interval { 0 };
};

} // namespace lopsided
