#include "ScanQueue.h"

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

std::optional<ScanJob> ScanQueue::take()
{
    std::unique_lock lock (mutex);
    changed.wait (lock, [this] { return ! jobs.empty() || finished == added || isCancelled; });

    if (jobs.empty() || isCancelled)
        return std::nullopt;

    auto job = std::move (jobs.front());
    jobs.pop_front();
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
