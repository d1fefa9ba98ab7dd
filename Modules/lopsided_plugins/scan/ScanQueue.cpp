#include "ScanQueue.h"

#include <algorithm>

namespace lopsided
{

void ScanQueue::add (ScanJob job)
{
    {
        const std::scoped_lock lock (mutex);
        jobs.push_back (std::move (job));
        ++added;
    }

    changed.notify_one();
}

std::optional<ScanJob> ScanQueue::take (const PluginFile& last)
{
    std::unique_lock lock (mutex);
    changed.wait (lock, [this] { return ! jobs.empty() || finished == added || isCancelled; });

    if (jobs.empty() || isCancelled)
        return std::nullopt;

    const auto same =
        std::ranges::find_if (jobs, [&] (const ScanJob& waiting) { return waiting.source == last; });
    const auto next = same != jobs.end() ? same : jobs.begin();
    auto job = std::move (*next);
    jobs.erase (next);
    return job;
}

void ScanQueue::finish()
{
    {
        const std::scoped_lock lock (mutex);
        ++finished;
    }

    changed.notify_all();
}

void ScanQueue::cancel()
{
    {
        const std::scoped_lock lock (mutex);
        isCancelled = true;
    }

    changed.notify_all();
}

int ScanQueue::numAdded() const
{
    const std::scoped_lock lock (mutex);
    return added;
}

int ScanQueue::numFinished() const
{
    const std::scoped_lock lock (mutex);
    return finished;
}

} // namespace lopsided
