#include "LiveAudio.h"

#include "../KeptDevices.h"
#include <algorithm>
#include <cmath>
#include <utility>

namespace lopsided
{
namespace
{

using namespace std::chrono_literals;

constexpr auto timeBetweenAttempts = 1s;

// Nobody calls any more who has not called for so long, or for so many blocks. A poll that is late itself counts as no
// more than this: it says nothing of the device.
constexpr auto leastStall = 1s;
constexpr int blocksOfStall = 16;
constexpr auto mostOfOnePoll = 50ms;

constexpr auto* dummyName = "dummy";

juce::Result asResult (const HostResult<void>& result)
{
    return result.has_error() ? juce::Result::fail (juce::String::fromUTF8 (result.error().message.c_str()))
                              : juce::Result::ok();
}

} // namespace

LiveAudio::LiveAudio (GraphProcessor& graph, CallbackGuard& guard, CallbackStages* stages, Listener listener,
                      Opener opener)
    : processor (graph),
      callbackGuard (guard),
      liveStages (stages),
      tell (std::move (listener)),
      openDevice (std::move (opener))
{}

LiveAudio::~LiveAudio()
{
    stop();
}

juce::Result LiveAudio::start (const AudioChoice& choice)
{
    closeDevice();
    wanted = choice;
    state = AudioStatus::Device::playing;
    auto opened = open (choice);
    const auto played = opened.has_error() ? HostResult<void> (opened.error()) : play (std::move (*opened));

    if (! played.has_error())
        return juce::Result::ok();

    lostName = choice.device.isEmpty() ? "the audio device" : choice.device.toStdString();
    lostIdentifier = choice.device;
    state = AudioStatus::Device::lost;
    nextAttempt = lastPoll + timeBetweenAttempts;
    tell (Event::lost, "The audio device cannot be used (" + played.error().message
                           + "), so the built-in dummy device plays in its place, unheard. It is taken as "
                             "soon as it is there.");
    return asResult (playStandIn());
}

juce::Result LiveAudio::choose (const AudioChoice& choice)
{
    const auto isExclusive =
        state == AudioStatus::Device::playing && ! device.identifier.equalsIgnoreCase (dummyName);

    if (isExclusive) // most devices cannot be open twice
        closeDevice();

    auto opened = open (choice);

    if (! opened.has_error())
    {
        closeDevice();

        if (const auto played = play (std::move (*opened)); ! played.has_error())
        {
            wanted = choice;
            state = AudioStatus::Device::playing;
            return juce::Result::ok();
        }
        else
            opened = played.error();
    }

    const auto failure = juce::Result::fail (juce::String::fromUTF8 (opened.error().message.c_str()));

    if (callback == nullptr)
        if (const auto before = start (wanted); before.failed())
            return before;

    return failure;
}

void LiveAudio::stop()
{
    closeDevice();
    state = AudioStatus::Device::none;
}

HostResult<OpenDevice> LiveAudio::open (const AudioChoice& choice) const
{
    return openDevice (
        { .name = choice.device,
          .sampleRate = choice.sampleRate,
          .blockSize = choice.blockSize,
          .inputs = choice.numInputs == 0 ? DeviceRequest::Inputs::unused : DeviceRequest::Inputs::wanted,
          .numInputs = choice.numInputs,
          .numOutputs = choice.numOutputs });
}

HostResult<void> LiveAudio::play (OpenDevice opened)
{
    const auto rate = opened.device->getCurrentSampleRate();
    const auto block = opened.device->getCurrentBufferSizeSamples();

    if (rate <= 0.0 || block <= 0)
    {
        KeptDevices::keepForGood (std::move (opened));
        return HostError { "the device vanished while it was opened" };
    }

    closeDevice();

    if (block != preparedBlock || std::abs (rate - preparedRate) > 0.5)
    {
        processor.setRateAndBufferSizeDetails (rate, block);
        processor.prepareToPlay (rate, block);
        preparedRate = rate;
        preparedBlock = block;
    }

    device = std::move (opened);
    deviceLatency = device.device->getOutputLatencyInSamples() + device.device->getInputLatencyInSamples();
    callback = std::make_unique<HostCallback> (processor, callbackGuard, nullptr, rate, block, liveStages);
    lastFrames = 0;
    stalledFor = {};
    device.device->start (callback.get());

    for (const auto& note : device.notes)
        tell (Event::remark, note);

    return {};
}

HostResult<void> LiveAudio::playStandIn()
{
    auto opened = openDevice ({ .name = dummyName, .sampleRate = preparedRate, .blockSize = preparedBlock });

    if (opened.has_error())
        return opened.error();

    return play (std::move (*opened));
}

void LiveAudio::closeDevice()
{
    if (callback != nullptr && ! callback->isRunning())
        return putAside();

    if (device.device != nullptr)
    {
        device.device->stop();
        device.device->close();
    }

    drain();
    callback.reset();
    device = {};
}

// A device that is gone is not asked for anything that it would ask its server for.
void LiveAudio::putAside()
{
    device.device->stop();
    drain();

    if (device.device->getTypeName() == "JACK")
    {
        KeptDevices::keepForGood (std::exchange (device, {}), std::exchange (callback, nullptr));
        processor.setPlayHead (nullptr);
        return;
    }

    device.device->close();
    callback.reset();
    device = {};
}

void LiveAudio::poll (Clock::time_point now)
{
    drain();

    if (state == AudioStatus::Device::lost && now >= nextAttempt)
        takeBack (now);
    else if (hasVanished (now))
        lose (now);

    lastPoll = now;
}

bool LiveAudio::hasVanished (Clock::time_point now)
{
    if (state != AudioStatus::Device::playing)
        return false;

    if (! callback->isRunning())
        return true;

    if (const auto framesNow = callback->frames(); framesNow != lastFrames)
    {
        lastFrames = framesNow;
        stalledFor = {};
        return false;
    }

    const auto blocks = std::chrono::duration<double> (blocksOfStall * preparedBlock / preparedRate);
    stalledFor += std::min<Clock::duration> (now - lastPoll, mostOfOnePoll);
    return stalledFor
           > std::max<Clock::duration> (leastStall, std::chrono::duration_cast<Clock::duration> (blocks));
}

void LiveAudio::lose (Clock::time_point now)
{
    lostName = device.name;
    lostIdentifier = device.identifier;
    state = AudioStatus::Device::lost;
    putAside();
    const auto standIn = playStandIn();
    nextAttempt = now + timeBetweenAttempts;
    tell (Event::lost,
          lostName
              + (standIn.has_error()
                     ? " has vanished, and nothing can play in its place: " + standIn.error().message + "."
                     : " has vanished, so the built-in dummy device plays in its place, unheard. "
                       "It is taken back as soon as it returns; is its server or its cable "
                       "gone?"));
}

void LiveAudio::takeBack (Clock::time_point now)
{
    nextAttempt = now + timeBetweenAttempts;
    auto choice = wanted;

    // Without a name it was the first that worked; now it is to be the same kind, and not the dummy again.
    if (choice.device.isEmpty())
        choice.device = lostIdentifier.upToFirstOccurrenceOf (":", false, false);

    auto opened = open (choice);

    if (opened.has_error())
        return;

    const auto name = opened->name;

    if (play (std::move (*opened)).has_error())
        return;

    state = AudioStatus::Device::playing;
    tell (Event::back, name + " is back and plays again.");
}

} // namespace lopsided
