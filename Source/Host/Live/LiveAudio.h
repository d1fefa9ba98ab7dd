#pragma once

#include "../CallbackGuard.h"
#include "../DeviceFinder.h"
#include "../HostCallback.h"
#include "LoadFigures.h"
#include <chrono>
#include <functional>
#include <juce_core/juce_core.h>
#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_gui/host/AudioChoice.h>
#include <lopsided_gui/host/AudioStatus.h>
#include <memory>
#include <string>

namespace lopsided
{

/** Keeps a graph playing on a device, whatever becomes of the device.

    One that vanishes is noticed by polling: it has said so, or has not called for long. The dummy device plays in its place at
    the same rate and block size, so that the graph is not prepared anew, and the one that was wanted is asked for each
    second until it is back. Where any device was wanted and there was none, the first that appears is taken.

    A device that is left, rather than lost, is faded out first; the next one is faded in.

    Thread: message. Realtime: may block. The graph, the guard and the stages outlive it.
*/
class LiveAudio
{
public:
    using Clock = std::chrono::steady_clock;
    using Opener = std::function<HostResult<OpenDevice> (const DeviceRequest& request)>;

    enum class Event
    {
        lost,
        back,  // or there at last
        remark // which wishes the device did not grant, and why it is this one
    };

    /** A whole sentence for the user. */
    using Listener = std::function<void (Event event, const std::string& sentence)>;

    LiveAudio (GraphProcessor& graph, CallbackGuard& guard, CallbackStages* stages, Listener listener,
               Opener opener = &DeviceFinder::open);
    ~LiveAudio();

    LiveAudio (const LiveAudio&) = delete;
    LiveAudio& operator= (const LiveAudio&) = delete;

    /** Plays on what is asked for; where that cannot be, the dummy device plays until it can.
        Errors: where not even the dummy opens. */
    [[nodiscard]] juce::Result start (const AudioChoice& choice);

    /** Plays on another device. Errors: in words; what played before plays on. Cost: waits for the fade, and for what the old
        device still has to play: about 30 ms, and not for a device that has stopped calling. */
    [[nodiscard]] juce::Result choose (const AudioChoice& choice);

    /** Fades out and closes the device. Cost: as choose(). */
    void stop();

    /** What came of the blocks since the last poll, and of the device. To be called every few milliseconds.
        Cost: O(blocks since then); once a second while a device is lost, an attempt to open it. */
    void poll (Clock::time_point now);

    /** Peaks are those since the last call. Cost: O(bins of a histogram). */
    [[nodiscard]] AudioStatus status();
    [[nodiscard]] std::vector<float> takeLoads() { return figures.takeLoads(); }
    void resetFigures();

    [[nodiscard]] const AudioChoice& choice() const noexcept { return wanted; }

    /** Whether the device that is there, or was lost, is of this kind, such as "JACK". */
    [[nodiscard]] bool isOnDeviceOfType (const juce::String& typeName) const;

    [[nodiscard]] bool isLost() const noexcept { return state == AudioStatus::Device::lost; }

    /** Frames rendered since the device was opened; for tests, and to see that something plays. */
    [[nodiscard]] std::uint64_t frames() const noexcept;

private:
    static constexpr std::chrono::seconds timeBetweenAttempts { 1 };

    [[nodiscard]] static bool isDummy (const OpenDevice& opened);
    [[nodiscard]] HostResult<OpenDevice> open (const AudioChoice& choice) const;
    HostResult<void> play (OpenDevice opened);
    HostResult<void> playStandIn();
    void closeDevice();
    void fadeOut();
    void putAside();
    void lose (Clock::time_point now);
    void takeBack (Clock::time_point now);
    void lookForAny (Clock::time_point now);
    void drain();
    [[nodiscard]] bool hasVanished (Clock::time_point now);
    [[nodiscard]] juce::String nameOf (NodeID node) const;

    GraphProcessor& processor;
    CallbackGuard& callbackGuard;
    CallbackStages* const liveStages;
    const Listener tell;
    const Opener openDevice;

    AudioChoice wanted;
    AudioStatus::Device state = AudioStatus::Device::none;
    OpenDevice device;
    std::unique_ptr<HostCallback> callback;
    std::string lostName;
    juce::String lostIdentifier;
    bool waitsForAny = false; // any device was wanted, and the dummy plays as there was none
    int deviceLatency = 0;
    double preparedRate = 0.0;
    int preparedBlock = 0;

    Clock::time_point lastPoll {};
    Clock::time_point nextAttempt {};
    Clock::duration stalledFor {};
    std::uint64_t lastFrames = 0;

    LoadFigures figures;
    juce::String culprit;
};

} // namespace lopsided
