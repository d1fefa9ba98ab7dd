#include "PluginScan.h"

#include "ScanRequest.h"

#include <algorithm>
#include <thread>

namespace lopsided
{

namespace
{
constexpr std::chrono::milliseconds saveInterval { 500 };

int numWorkersFor (int wanted)
{
    static constexpr int most = 4; // beyond that the disk is what they wait for
    return wanted > 0 ? wanted : std::clamp (juce::SystemStats::getNumCpus(), 1, most);
}
} // namespace

PluginScan::PluginScan (PluginCatalogue& catalogue, ScanOptions scanOptions, std::function<void()> changed)
    : known (catalogue),
      options (std::move (scanOptions)),
      tell (std::move (changed))
{
    for (int i = 0; i < numWorkersFor (options.numWorkers); ++i)
        children.push_back (std::make_unique<ScanChild> (options.worker, options.timeout));
}

ScanSummary PluginScan::run()
{
    const auto start = std::chrono::steady_clock::now();
    queueWhatIsNew();
    std::vector<std::thread> threads;

    for (int i = 0; i < std::min (static_cast<int> (children.size()), queue.numAdded()); ++i)
        threads.emplace_back ([this, i] { work (*children[static_cast<std::size_t> (i)]); });

    for (auto& thread : threads)
        thread.join();

    const auto saved = known.saveIfOlderThan (std::chrono::milliseconds (0));
    const std::scoped_lock lock (mutex);

    if (saved.failed() && summary.error.isEmpty())
        summary.error = saved.getErrorMessage();

    summary.seconds = std::chrono::duration<double> (std::chrono::steady_clock::now() - start).count();
    return summary;
}

/** Big ones first: the last to be done should not be a long one. */
void PluginScan::queueWhatIsNew()
{
    std::vector<ScanJob> jobs;
    const auto files = options.folders.findFiles (options.formats);
    known.removeMissing();
    known.removeAllBut (files, options.formats);

    for (const auto& file : files)
        if (const ScanJob job { file, FileStamp::of (file.file), {} };
            ! known.isKnown (file, job.stamp, options.failures, options.hostVersion))
            jobs.push_back (job);

    std::ranges::stable_sort (
        jobs, [] (const auto& a, const auto& b) { return a.stamp.numBytes > b.stamp.numBytes; });

    const std::scoped_lock lock (mutex);
    summary.numFiles = static_cast<int> (files.size());

    for (auto& job : jobs)
    {
        jobsLeft[job.source] = 1;
        settled[job.source] = known.begin (job.source, job.stamp, options.failures, options.hostVersion);
        queue.add (std::move (job));
    }
}

void PluginScan::work (ScanChild& child)
{
    PluginFile last;

    while (const auto job = queue.take (last))
    {
        last = job->source;
        scan (*job, child);
        queue.finish();
        tell();

        if (const auto saved = known.saveIfOlderThan (saveInterval); saved.failed())
            stopBecause (saved.getErrorMessage());
    }
}

void PluginScan::scan (const ScanJob& job, ScanChild& child)
{
    if (job.listed)
        scanListedPlugin (job, child);
    else if (job.source.format != PluginFormat::lv2)
        scanFile (job, child);
    else if (job.uri.isEmpty())
        listBundle (job, child);
    else
        scanLv2Plugin (job, child);
}

void PluginScan::scanFile (const ScanJob& job, ScanChild& child)
{
    using Outcome = WorkerReply::Outcome;
    show (job.source.file.getFileNameWithoutExtension());
    const auto reply = child.ask (ScanRequest::describe (job));

    if (reply.outcome == Outcome::crashed || reply.outcome == Outcome::exited
        || reply.outcome == Outcome::timedOut)
        return splitFile (job, reply, child);

    if (! reply.wasAnswered())
        return addFailure (job, reply, job.unknownPlugin());

    addAnswer (job, reply);
}

/** One of the file's plugins took the others along, so each is asked by itself. */
void PluginScan::splitFile (const ScanJob& job, const WorkerReply& failure, ScanChild& child)
{
    const auto listed = child.ask (ScanRequest::list (job));

    if (listed.outcome == WorkerReply::Outcome::interrupted
        || listed.outcome == WorkerReply::Outcome::notRunning)
        return addFailure (job, listed, job.unknownPlugin());

    const auto* plugins = listed.answer.getArray();

    if (plugins == nullptr || plugins->isEmpty())
        return addFailure (job, failure, job.unknownPlugin());

    if (plugins->size() == 1)
        return addFailure (job, failure, PluginRecord::fromJson (plugins->getFirst(), job.source, job.stamp));

    for (const auto& plugin : *plugins)
        addJob ({ job.source, job.stamp, {}, PluginRecord::fromJson (plugin, job.source, job.stamp) });

    finishJob (job);
}

void PluginScan::scanListedPlugin (const ScanJob& job, ScanChild& child)
{
    show (job.listed->description.name);
    const auto reply = child.ask (ScanRequest::open (job));

    if (! reply.wasAnswered())
        return addFailure (job, reply, *job.listed);

    addAnswer (job, reply);
}

void PluginScan::listBundle (const ScanJob& job, ScanChild& child)
{
    show (job.source.file.getFileNameWithoutExtension());
    const auto reply = child.ask (ScanRequest::describe (job));

    if (! reply.wasAnswered())
        return addFailure (job, reply, job.unknownPlugin());

    if (const auto* plugins = reply.answer.getArray())
        for (const auto& plugin : *plugins)
            addJob ({ job.source, job.stamp, plugin["id"].toString() });

    finishJob (job);
}

void PluginScan::scanLv2Plugin (const ScanJob& job, ScanChild& child)
{
    show (job.uri);
    const auto described = child.ask (ScanRequest::describe (job));
    const auto* plugins = described.answer.getArray();

    if (! described.wasAnswered() || plugins == nullptr || plugins->isEmpty())
        return addFailure (job, described, job.unknownPlugin());

    const auto record = PluginRecord::fromJson (plugins->getFirst(), job.source, job.stamp);
    show (record.description.name);
    const auto opened = child.ask (ScanRequest::open (job));

    if (! opened.wasAnswered())
        return addFailure (job, opened, record);

    add (record);
    finishJob (job);
}

void PluginScan::addJob (ScanJob job)
{
    const std::scoped_lock lock (mutex);

    if (settled[job.source].contains (job.uri))
        return;

    ++jobsLeft[job.source];
    queue.add (std::move (job));
}

void PluginScan::addAnswer (const ScanJob& job, const WorkerReply& reply)
{
    if (const auto* plugins = reply.answer.getArray())
        for (const auto& plugin : *plugins)
            add (PluginRecord::fromJson (plugin, job.source, job.stamp));

    finishJob (job);
}

void PluginScan::add (PluginRecord record)
{
    record.date = juce::Time::getCurrentTime();
    record.hostVersion = options.hostVersion;
    known.add (record);
    const std::scoped_lock lock (mutex);
    summary.numFailed += record.status == PluginRecord::Status::failed;
}

void PluginScan::addFailure (const ScanJob& job, const WorkerReply& reply, PluginRecord record)
{
    if (reply.outcome == WorkerReply::Outcome::interrupted)
        return;

    if (reply.outcome == WorkerReply::Outcome::notRunning)
        return stopBecause (reply.reason);

    record.status = PluginRecord::Status::failed;
    record.reason = reply.reason;
    add (std::move (record));
    finishJob (job);
}

void PluginScan::finishJob (const ScanJob& job)
{
    const std::scoped_lock lock (mutex);
    ++summary.numOpened;

    if (--jobsLeft[job.source] == 0)
        known.finish (job.source);
}

void PluginScan::show (const juce::String& name)
{
    {
        const std::scoped_lock lock (mutex);
        current = name;
    }

    tell();
}

void PluginScan::stopBecause (const juce::String& error)
{
    {
        const std::scoped_lock lock (mutex);

        if (summary.error.isEmpty())
            summary.error = error;
    }

    end();
}

void PluginScan::cancel()
{
    {
        const std::scoped_lock lock (mutex);
        summary.wasCancelled = true;
    }

    end();
}

void PluginScan::end()
{
    queue.cancel();

    for (const auto& child : children)
        child->interrupt();
}

ScanProgress PluginScan::progress() const
{
    ScanProgress progress;
    progress.numDone = queue.numFinished();
    progress.numTotal = queue.numAdded();
    const std::scoped_lock lock (mutex);
    progress.numFailed = summary.numFailed;
    progress.current = current;
    return progress;
}

} // namespace lopsided
