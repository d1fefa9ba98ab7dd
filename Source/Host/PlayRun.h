#pragma once

#include "CallbackGuard.h"
#include "Heartbeat.h"
#include "HostCallback.h"
#include "HostResult.h"
#include "HostSession.h"
#include "OpenDevice.h"
#include "PlayOptions.h"
#include "Recorder.h"
#include "RunMeasurements.h"
#include "RunReport.h"
#include "StopRequest.h"
#include "TopologyChurn.h"
#include <functional>
#include <memory>
#include <string>

namespace lopsided
{

/** Plays a session on a device from start to end, and reports.

    Runs the message loop until the time is up, a signal asks it to stop, or the device dies; then everything is
    unpublished and reclaimed, and the recording, the report and the picture are written whole. One run a process: JUCE's
    message loop ends for good.

    Thread: message. Realtime: may block.
*/
class PlayRun
{
public:
    /** Where the run tells how it goes. Both are called on the message thread. */
    struct Listener
    {
        std::function<void (const std::string& line)> say;                     // whole lines, for people
        std::function<void (double seconds, const RunMeasurements&)> progress; // about twice a second
    };

    PlayRun (PlayOptions options, CallbackGuard& guard, Listener listener);

    /** Plays. Errors: what kept it from starting, a device that died (the files are written), a file that was not written. */
    HostResult<RunReport> run();

private:
    HostResult<void> open();
    HostResult<void> start();
    [[nodiscard]] WorkerOptions workerOptions() const;
    void beat();
    void end();
    void drainRecords();
    void finish();
    void writeFiles();
    void noteFailure (const std::string& message);

    const PlayOptions chosen;
    CallbackGuard& callbackGuard;
    const Listener told;

    // Each needs those before it and goes before them.
    StopRequest stopRequest;
    std::unique_ptr<HostSession> session;
    std::unique_ptr<Recorder> recorder;
    std::unique_ptr<HostCallback> callback;
    OpenDevice device;
    std::unique_ptr<TopologyChurn> churn;
    std::unique_ptr<Heartbeat> heartbeat;

    RunMeasurements measurements;
    RunReport report;
    std::string failure;
    std::uint64_t lastFrames = 0;
    int beatsWithoutBlock = 0;
    int beatsSinceProgress = 0;
    bool deviceDied = false;
};

} // namespace lopsided
