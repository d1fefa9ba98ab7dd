#include "PlayRun.h"

#include "DeviceFinder.h"
#include "KeptDevices.h"
#include "RunPicture.h"
#include <algorithm>

namespace lopsided
{
namespace
{

constexpr int beatsPerProgress = 500 / Heartbeat::periodMilliseconds;

// A device that has not called for so long will not call again.
constexpr int beatsUntilDead = 5000 / Heartbeat::periodMilliseconds;

} // namespace

PlayRun::PlayRun (PlayOptions options, CallbackGuard& guard, Listener listener)
    : chosen (std::move (options)),
      callbackGuard (guard),
      told (std::move (listener))
{}

HostResult<RunReport> PlayRun::run()
{
    if (const auto opened = open(); opened.has_error())
        return opened.error();

    if (const auto started = start(); started.has_error())
        return started.error();

    juce::MessageManager::getInstance()->runDispatchLoop();
    finish();
    writeFiles();

    if (! failure.empty())
        return HostError { failure };

    return report;
}

HostResult<void> PlayRun::open()
{
    auto loaded = HostSession::load (chosen.session);

    if (loaded.has_error())
        return loaded.error();

    session = std::move (*loaded);

    auto request = chosen.device;
    request.inputs =
        session->usesAudioInput() ? DeviceRequest::Inputs::wanted : DeviceRequest::Inputs::unused;
    auto found = DeviceFinder::open (request);

    if (found.has_error())
        return found.error();

    device = std::move (*found);

    for (const auto& note : device.notes)
        told.say (note);

    return {};
}

HostResult<void> PlayRun::start()
{
    const auto rate = device.device->getCurrentSampleRate();
    const auto block = device.device->getCurrentBufferSizeSamples();
    auto& graph = session->graph();
    const HostSession::BuildChoices choices { chosen.start, chosen.placeholders,
                                              callbackGuard.nodeCallObserver(),
                                              [this] (const auto& line) { told.say ("Note: " + line); } };

    if (const auto built = session->build (rate, block, HostSession::Rendering::realtime, choices);
        built.has_error())
        return built.error();

    if (const auto set = graph.setWorkers (workerOptions()); ! set)
        return HostError { set.error().message };

    for (const auto& warning : session->warnings())
        told.say ("Note: " + warning);

    auto started = Recorder::start (chosen.recording, rate, graph.getTotalNumOutputChannels());

    if (started.has_error())
        return started.error();

    recorder = std::move (*started);
    callback = std::make_unique<HostCallback> (graph, callbackGuard, recorder.get(), rate, block);
    report.session = session->title();
    report.device = device.name;
    report.sampleRate = rate;
    report.blockSize = block;

    if (chosen.editsPerSecond.has_value())
        churn = std::make_unique<TopologyChurn> (
            graph, session->library(),
            TopologyChurn::Settings { *chosen.editsPerSecond, chosen.seed, rate, block });

    told.say ("Playing \"" + session->title() + "\" on " + device.name + " at "
              + std::to_string (juce::roundToInt (rate)) + " Hz in blocks of " + std::to_string (block)
              + " frames" + (chosen.seconds.has_value() ? "." : "; Ctrl-C stops."));

    device.device->start (callback.get());
    heartbeat = std::make_unique<Heartbeat> ([this] { beat(); });

    if (churn != nullptr)
        churn->start();

    return {};
}

WorkerOptions PlayRun::workerOptions() const
{
    // Below the audio thread, whose priority JUCE and JACK put higher.
    constexpr auto realtimePriority = 5;
    return { .numWorkers = chosen.numWorkers, .realtimePriority = realtimePriority };
}

void PlayRun::beat()
{
    drainRecords();
    report.nodes.takeLateBlocks (session->graph());

    const auto frames = callback->frames();
    const auto seconds = static_cast<double> (frames) / report.sampleRate;
    beatsWithoutBlock = frames == lastFrames ? beatsWithoutBlock + 1 : 0;
    lastFrames = frames;

    if (++beatsSinceProgress >= beatsPerProgress)
    {
        beatsSinceProgress = 0;
        told.progress (seconds, measurements);
    }

    if (stopRequest.isRequested() || (chosen.seconds.has_value() && seconds >= *chosen.seconds))
        return end();

    if (! callback->isRunning() || beatsWithoutBlock > beatsUntilDead)
    {
        deviceDied = true;
        noteFailure (device.name + " has stopped calling after " + std::to_string (seconds)
                     + " s; is its server or its hardware gone? Start it again, or use --device dummy");
        end();
    }
}

void PlayRun::end()
{
    if (churn != nullptr)
        churn->stop();

    heartbeat->stop();
    juce::MessageManager::getInstance()->stopDispatchLoop();
}

void PlayRun::drainRecords()
{
    const auto channels = session->graph().getTotalNumOutputChannels();

    while (const auto record = callback->takeRecord())
        measurements.add (*record, channels);
}

void PlayRun::finish()
{
    device.device->stop();

    if (const auto xruns = device.device->getXRunCount(); xruns >= 0)
        report.xruns = xruns;
    else
        report.xruns = -1;

    device.device->close();

    if (deviceDied)
        KeptDevices::keepForGood (std::move (device));

    drainRecords();
    measurements.fill (report);

    report.blocks = callback->blocks();
    report.seconds = static_cast<double> (callback->frames()) / report.sampleRate;
    report.unmeasuredBlocks = callback->droppedRecords();
    report.latencySamples = session->graph().getLatencySamples();
    report.nodes.takeLateBlocks (session->graph());
    report.nodes.takeNodes (session->graph());
    report.worstMessageThreadStallMillis = heartbeat->longestStallMillis();
    report.audioThreadOffences = callbackGuard.offences();
    report.offences = callbackGuard.describeOffences();
    report.offencesLimitation = callbackGuard.limitation();

    if (churn != nullptr)
        report.setEdits (churn->edits());

    if (! session->close())
        noteFailure ("the graph could not be reclaimed as a whole within 10 s; please report this");

    session->clearSuspicions();

    report.engine = session->graph().statistics();
}

void PlayRun::writeFiles()
{
    const auto finished = recorder->finish();

    if (finished.has_error())
        noteFailure (finished.error().message);

    report.recorderDroppedFrames = recorder->droppedFrames();
    told.say (report.toWords());

    if (chosen.recording.has_value() && ! finished.has_error())
        told.say ("Wrote the recording " + chosen.recording->getFullPathName().toStdString());

    if (chosen.report.has_value())
    {
        if (chosen.report->getParentDirectory().createDirectory()
            && chosen.report->replaceWithText (report.toJson() + "\n", false, false, "\n"))
            told.say ("Wrote the report " + chosen.report->getFullPathName().toStdString());
        else
            noteFailure ("cannot write the report " + chosen.report->getFullPathName().toStdString()
                         + ": choose a path that can be written to");
    }

    if (! chosen.picture.has_value())
        return;

    const RunPicture picture (report, recorder->envelope(), measurements.durations());

    if (const auto written = picture.writePng (*chosen.picture); written.has_error())
        noteFailure (written.error().message);
    else
        told.say ("Wrote the picture " + chosen.picture->getFullPathName().toStdString());
}

void PlayRun::noteFailure (const std::string& message)
{
    failure += (failure.empty() ? "" : "; ") + message;
}

} // namespace lopsided
