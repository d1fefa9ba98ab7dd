#include "PluginScan.h"

#include <algorithm>
#include <thread>

namespace lopsided
{

namespace
{
constexpr std::chrono::milliseconds saveInterval { 500 };

enum class Lv2Step
{
    describe,
    open
};

juce::var scanRequest (const ScanJob& job, Lv2Step step = Lv2Step::describe)
{
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("task", "scan");
    object->setProperty ("format", toString (job.source.format));
    object->setProperty ("file", job.source.file.getFullPathName());
    object->setProperty ("plugin", job.uri);
    object->setProperty ("open", step == Lv2Step::open);
    return object.release();
}

/** What can be said about a plugin that did not come to say anything itself. */
PluginRecord unknownPlugin (const ScanJob& job)
{
    PluginRecord record;
    record.source = job.source;
    record.stamp = job.stamp;
    record.identifier = job.uri.isNotEmpty() ? job.uri : job.source.file.getFullPathName();
    record.description.pluginFormatName = toString (job.source.format);
    record.description.name = job.uri.isNotEmpty() ? job.uri : job.source.file.getFileNameWithoutExtension();
    record.description.fileOrIdentifier = record.identifier;
    return record;
}

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
    known.removeMissing();
    std::vector<ScanJob> jobs;
    const auto files = options.folders.findFiles (options.formats);

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
    if (job.source.format != PluginFormat::lv2)
        scanFile (job, child);
    else if (job.uri.isEmpty())
        listBundle (job, child);
    else
        scanLv2Plugin (job, child);
}

void PluginScan::scanFile (const ScanJob& job, ScanChild& child)
{
    show (job.source.file.getFileNameWithoutExtension());
    const auto reply = child.ask (scanRequest (job));

    if (! reply.wasAnswered())
        return addFailure (job, reply, unknownPlugin (job));

    if (const auto* plugins = reply.answer.getArray())
        for (const auto& plugin : *plugins)
            add (PluginRecord::fromJson (plugin, job.source, job.stamp));

    finishJob (job);
}

void PluginScan::listBundle (const ScanJob& job, ScanChild& child)
{
    show (job.source.file.getFileNameWithoutExtension());
    const auto reply = child.ask (scanRequest (job));

    if (! reply.wasAnswered())
        return addFailure (job, reply, unknownPlugin (job));

    if (const auto* plugins = reply.answer.getArray())
        for (const auto& plugin : *plugins)
        {
            const auto uri = plugin["id"].toString();
            const std::scoped_lock lock (mutex);

            if (settled[job.source].contains (uri))
                continue;

            ++jobsLeft[job.source];
            queue.add ({ job.source, job.stamp, uri });
        }

    finishJob (job);
}

void PluginScan::scanLv2Plugin (const ScanJob& job, ScanChild& child)
{
    show (job.uri);
    const auto described = child.ask (scanRequest (job));
    const auto* plugins = described.answer.getArray();

    if (! described.wasAnswered() || plugins == nullptr || plugins->isEmpty())
        return addFailure (job, described, unknownPlugin (job));

    const auto record = PluginRecord::fromJson (plugins->getFirst(), job.source, job.stamp);
    show (record.description.name);
    const auto opened = child.ask (scanRequest (job, Lv2Step::open));

    if (! opened.wasAnswered())
        return addFailure (job, opened, record);

    add (record);
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
