#include "SequencePublisher.h"

#include <utility>

namespace lopsided
{

SequencePublisher::SequencePublisher (std::shared_ptr<RenderFigures> sharedFigures, CommitNews& newsToAddTo)
    : figures (std::move (sharedFigures)),
      news (newsToAddTo),
      carried (std::make_unique<CarriedState>()),
      current (reclaims)
{}

void SequencePublisher::begin (const RenderSettings& newSettings)
{
    countersBefore = counters();
    carried = std::make_unique<CarriedState>();
    settings = newSettings;
}

GraphResult<SequencePublisher::Sequence> SequencePublisher::compile (Model model,
                                                                     const CommitOptions& options)
{
    return GraphCompiler::compile (std::move (model), settings, *carried,
                                   options.transitionAt (settings.sampleRate));
}

GraphResult<SequencePublisher::Sequence> SequencePublisher::tryCompile (Model model,
                                                                        const RenderSettings& settings)
{
    CarriedState nothing;
    return GraphCompiler::compile (std::move (model), settings, nothing);
}

void SequencePublisher::publish (Sequence sequence, std::uint64_t version)
{
    auto next = watched (std::move (sequence));
    const auto predecessor = std::exchange (last, next);
    current.publish (std::move (next));

    while (publishedVersion < version)
    {
        ++publishedVersion;
        news.add (CommitNews::Kind::published, publishedVersion);
        settling.push_back ({ publishedVersion, predecessor });
    }
}

void SequencePublisher::publishSilence()
{
    last.reset();
    currentEnd.reset();
    current.publish ({});
}

void SequencePublisher::reportSettled()
{
    if (settling.empty() || progress() != GraphCompiler::Progress::settled)
        return;

    for (; ! settling.empty() && settling.front().predecessor.expired(); settling.pop_front())
        news.add (CommitNews::Kind::settled, settling.front().version);
}

RenderCounters SequencePublisher::counters() const noexcept
{
    const auto now = carried->counters();
    return { .exceptionsInNodes = countersBefore.exceptionsInNodes + now.exceptionsInNodes,
             .droppedMidiEvents = countersBefore.droppedMidiEvents + now.droppedMidiEvents,
             .missedCallbackLocks = countersBefore.missedCallbackLocks + now.missedCallbackLocks };
}

SequencePublisher::Sequence SequencePublisher::watched (Sequence sequence)
{
    currentEnd.reset();

    if (sequence == nullptr)
        return {};

    const auto* plain = sequence.get();
    const auto end = std::make_shared<std::atomic<bool>> (false);
    currentEnd = end;

    // A second owner around the compiler's, so that its end is noticed.
    return { plain, [kept = std::move (sequence), observed = figures, end] (const RenderSequence*) mutable {
                observed->noteDestruction();
                kept.reset();
                end->store (true, std::memory_order_release); // pairs with LiveChange::isOutOfUse
            } };
}

} // namespace lopsided
