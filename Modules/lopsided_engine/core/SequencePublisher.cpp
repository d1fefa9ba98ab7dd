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

GraphResult<SequencePublisher::Sequence> SequencePublisher::compile (std::shared_ptr<const GraphModel> model)
{
    return GraphCompiler::compile (std::move (model), settings, *carried);
}

GraphResult<SequencePublisher::Sequence> SequencePublisher::tryCompile (
    std::shared_ptr<const GraphModel> model, const RenderSettings& settings)
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
    current.publish ({});
}

void SequencePublisher::reportSettled()
{
    for (; ! settling.empty() && settling.front().predecessor.expired(); settling.pop_front())
        news.add (CommitNews::Kind::settled, settling.front().version);
}

RenderCounters SequencePublisher::counters() const noexcept
{
    const auto now = carried->counters();
    return { .exceptionsInNodes = countersBefore.exceptionsInNodes + now.exceptionsInNodes,
             .droppedMidiEvents = countersBefore.droppedMidiEvents + now.droppedMidiEvents };
}

SequencePublisher::Sequence SequencePublisher::watched (Sequence sequence) const
{
    if (sequence == nullptr)
        return {};

    const auto* plain = sequence.get();

    // A second owner around the compiler's, so that its end is noticed.
    return { plain, [kept = std::move (sequence), observed = figures] (const RenderSequence*) mutable {
                observed->noteDestruction();
                kept.reset();
            } };
}

} // namespace lopsided
