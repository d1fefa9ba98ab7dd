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
/** A function that runs once: on the message thread, or in the thread that lost its patience. */
class PostedCall
{
public:
    explicit PostedCall (std::function<void()> function)
        : task (std::move (function)),
          done (task.get_future())
    {}

    void runUnlessTaken()
    {
        if (! taken.exchange (true))
            task();
    }

    bool isDoneWithin (std::chrono::milliseconds limit)
    {
        return done.wait_for (limit) == std::future_status::ready;
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
    constexpr auto patience = std::chrono::milliseconds { 1000 };

    if (isHere() || juce::MessageManager::existsAndIsLockedByCurrentThread())
    {
        function();
        return;
    }

    const auto call = std::make_shared<PostedCall> (std::move (function));

    if (! post ([call] { call->runUnlessTaken(); }) || ! call->isDoneWithin (patience))
        call->runUnlessTaken();

    call->finish();
}

} // namespace lopsided
