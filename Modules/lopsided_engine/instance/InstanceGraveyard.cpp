#include "InstanceGraveyard.h"

#include "../message/MessageRole.h"

#include <lopsided_rcu/reclaim/ReclaimDeadline.h>

#include <utility>

namespace lopsided
{

InstanceGraveyard::InstanceGraveyard (std::shared_ptr<RenderFigures> sharedFigures,
                                      std::shared_ptr<Attention> attentionToRequest)
    : figures (std::move (sharedFigures)),
      attention (std::move (attentionToRequest))
{}

void InstanceGraveyard::bury (Grave grave) noexcept
{
    // An empty shell: its processor was handed back.
    if (! grave.instance->hasProcessor())
        return;

    figures->noteDestruction();

    {
        const std::lock_guard hold { mutex };

        if (! isClosed)
        {
            waiting.push_back (std::move (grave));
            attention->request();
            return;
        }
    }

    destroyInRole (std::move (grave));
}

std::size_t InstanceGraveyard::destroy (std::chrono::microseconds budget,
                                        const std::function<void (juce::AudioProcessor&)>& beforeEach)
{
    const ReclaimDeadline deadline { budget };
    std::size_t numGone = 0;

    for (Grave grave; takeFirst (grave);)
    {
        if (beforeEach)
            beforeEach (grave.instance->processor());

        destroyOne (std::move (grave));
        ++numGone;

        {
            const std::lock_guard hold { mutex };
            --numBeingDestroyed;
            ++destroyed;
        }

        if (deadline.hasPassed())
            break;
    }

    return numGone;
}

void InstanceGraveyard::close()
{
    std::deque<Grave> left;

    {
        const std::lock_guard hold { mutex };
        isClosed = true;
        left.swap (waiting);
    }

    for (auto& grave : left)
        destroyInRole (std::move (grave));
}

std::size_t InstanceGraveyard::numWaiting() const
{
    const std::lock_guard hold { mutex };
    return waiting.size() + numBeingDestroyed;
}

std::uint64_t InstanceGraveyard::numDestroyed() const
{
    const std::lock_guard hold { mutex };
    return destroyed;
}

bool InstanceGraveyard::takeFirst (Grave& grave)
{
    const std::lock_guard hold { mutex };

    if (waiting.empty())
        return false;

    grave = std::move (waiting.front());
    waiting.pop_front();
    ++numBeingDestroyed;
    return true;
}

void InstanceGraveyard::destroyInRole (Grave grave)
{
    if (MessageRole::isHere())
    {
        destroyOne (std::move (grave));
        return;
    }

    // A std::function has to be copyable, so what it destroys is shared with it.
    const auto shared = std::make_shared<Grave> (std::move (grave));

    // Where no message arrives any more there is no message thread to destroy it in: here is as good as never.
    if (! MessageRole::post ([shared] { destroyOne (std::move (*shared)); }))
        destroyOne (std::move (*shared));
}

void InstanceGraveyard::destroyOne (Grave grave)
{
    auto& processor = grave.instance->processor();
    processor.removeListener (grave.record.get());

    // An editor has to go before its processor. Whoever shows it holds it by a Component::SafePointer, or has closed
    // it when told by GraphListener::instanceAboutToBeDestroyed.
    std::unique_ptr<juce::AudioProcessorEditor> { processor.getActiveEditor() }.reset();
    grave.instance.reset();
}

} // namespace lopsided
