#pragma once

#include "ScanJob.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace lopsided
{

/** The jobs of one scan, which may lead to further ones. Thread: any. */
class ScanQueue
{
public:
    void add (ScanJob job);

    /** Waits for a job, while one that others do may lead to more: one of the same file as the caller's last, which has that
        loaded already; otherwise the oldest. Nothing when all are done, or it was cancelled. Cost: linear in the jobs. */
    [[nodiscard]] std::optional<ScanJob> take (const PluginFile& last = {});

    /** A job that was taken is done, with all that it led to added before. */
    void finish();

    void cancel();

    [[nodiscard]] int numAdded() const;
    [[nodiscard]] int numFinished() const;

private:
    mutable std::mutex mutex;
    std::condition_variable changed;

    // [guarded by mutex]
    std::deque<ScanJob> jobs;
    int added = 0;
    int finished = 0;
    bool isCancelled = false;
};

} // namespace lopsided
