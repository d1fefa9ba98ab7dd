#pragma once

#include "../audio/RenderFigures.h"
#include "../message/Attention.h"
#include "InstanceRecord.h"

#include <juce_audio_processors/juce_audio_processors.h>
#include <lopsided_graph/lopsided_graph.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace lopsided
{

/** Where plugin instances go when nothing uses them any more, whichever thread dropped the last reference: they are
    destroyed here and nowhere else, one after the other, in the message thread's role, with no lock held.

    It outlives its engine when somebody still holds a model: what comes then is posted to the message thread.
*/
class InstanceGraveyard final : public std::enable_shared_from_this<InstanceGraveyard>
{
public:
    InstanceGraveyard (std::shared_ptr<RenderFigures> sharedFigures,
                       std::shared_ptr<Attention> attentionToRequest);

    /** An instance with the record that listens to it. */
    struct Grave
    {
        std::unique_ptr<NodeInstance> instance;
        std::unique_ptr<InstanceRecord> record;
    };

    /** Takes an instance that nobody uses any more. Thread: any but an audio thread (there it is counted). */
    void bury (Grave grave) noexcept;

    /** Destroys at least one instance if there is any, and more until the budget is used up.
        @param beforeEach  called with each processor, before its editor is closed
        Thread: the message thread's role. It may be entered again by a plugin's destructor. */
    std::size_t destroy (std::chrono::microseconds budget,
                         const std::function<void (juce::AudioProcessor&)>& beforeEach);

    /** The engine is gone: from now on nobody calls destroy. What still waits is posted where it has to be. */
    void close();

    std::size_t numWaiting() const;
    std::uint64_t numDestroyed() const;

private:
    bool takeFirst (Grave& grave);
    void destroyInRole (Grave grave);
    static void destroyOne (Grave grave);

    const std::shared_ptr<RenderFigures> figures;
    const std::shared_ptr<Attention> attention;

    mutable std::mutex mutex;

    // Under the mutex.
    std::deque<Grave> waiting;
    std::size_t numBeingDestroyed = 0;
    std::uint64_t destroyed = 0;
    bool isClosed = false;
};

} // namespace lopsided
