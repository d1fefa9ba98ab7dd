#include "MessageRole.h"

#include <juce_events/juce_events.h>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <utility>

namespace lopsided
{
namespace
{
constexpr auto callerPatience = std::chrono::seconds { 1 };

// A function that takes longer may itself wait for a caller that waits for it.
constexpr auto longestCallerPatience = std::chrono::seconds { 30 };

// How many functions run in the role now: while any does, the message thread is busy, not waiting for a caller.
std::atomic<int> numRunning { 0 };

class RunningScope
{
public:
    RunningScope() { ++numRunning; }
    ~RunningScope() { --numRunning; }

    RunningScope (const RunningScope&) = delete;
    RunningScope& operator= (const RunningScope&) = delete;
};

/** Gives the role to a thread whose caller the message thread waits for; whoever dispatches messages next takes it back. */
class BorrowedRole
{
public:
    BorrowedRole()
    {
        if (auto* manager = juce::MessageManager::getInstanceWithoutCreating())
            manager->setCurrentThreadAsMessageThread();
    }

    ~BorrowedRole()
    {
        MessageRole::post ([] { juce::MessageManager::getInstance()->setCurrentThreadAsMessageThread(); });
    }

    BorrowedRole (const BorrowedRole&) = delete;
    BorrowedRole& operator= (const BorrowedRole&) = delete;
};

/** A function that runs once: on the message thread, or in the thread that lost its patience. */
class PostedCall
{
public:
    explicit PostedCall (std::function<void()> function)
        : task (std::move (function)),
          done (task.get_future())
    {}

    void runOnMessageThread()
    {
        const RunningScope running;

        if (! taken.exchange (true))
            task();
    }

    void runHere()
    {
        if (taken.exchange (true))
            return;

        const RunningScope running;
        const BorrowedRole role;
        task();
    }

    /** Until it is done there, or the message thread can be taken to wait for the caller. */
    void waitForMessageThread()
    {
        for (auto waited = std::chrono::seconds { 0 }; waited < longestCallerPatience;
             waited += callerPatience)
            if (done.wait_for (callerPatience) == std::future_status::ready || numRunning == 0)
                return;
    }

    void finish() { done.get(); }

private:
    std::packaged_task<void()> task;
    std::future<void> done;
    std::atomic<bool> taken { false };
};
} // namespace

bool MessageRole::isHere()
{
    const auto* manager = juce::MessageManager::getInstanceWithoutCreating();
    return manager == nullptr || manager->isThisTheMessageThread();
}

bool MessageRole::post (std::function<void()> function)
{
    return juce::MessageManager::getInstanceWithoutCreating() != nullptr
           && juce::MessageManager::callAsync (std::move (function));
}

void MessageRole::run (std::function<void()> function)
{
    if (isHere())
    {
        const RunningScope running;
        function();
        return;
    }

    // The message thread waits for the lock's end: what it alone may do would never be done.
    if (juce::MessageManager::existsAndIsLockedByCurrentThread())
    {
        const RunningScope running;
        const BorrowedRole role;
        function();
        return;
    }

    const auto call = std::make_shared<PostedCall> (std::move (function));

    if (post ([call] { call->runOnMessageThread(); }))
        call->waitForMessageThread();

    call->runHere();
    call->finish();
}

} // namespace lopsided
