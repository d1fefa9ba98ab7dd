#include "LiveAudio.h"

#include "../KeptDevices.h"
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace lopsided
{
namespace
{

using namespace std::chrono_literals;

// A device that has not called for so long while it was to be faded out is not waited for.
constexpr auto mostPatience = 50ms;

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
    waitsForAny = choice.device.isEmpty() && opened.has_value() && isDummy (*opened);

    if (waitsForAny)
        opened->notes.emplace_back ("The first audio device that appears is taken.");

    const auto played = opened.has_error() ? HostResult<void> (opened.error()) : play (std::move (*opened));
    nextAttempt = lastPoll + timeBetweenAttempts;

    if (! played.has_error())
        return juce::Result::ok();

    lostName = choice.device.isEmpty() ? "the audio device" : choice.device.toStdString();
    lostIdentifier = choice.device;
    state = AudioStatus::Device::lost;
    tell (Event::lost, "The audio device cannot be used (" + played.error().message
                           + "), so the built-in dummy device plays in its place, unheard. It is taken as "
                             "soon as it is there.");
    return asResult (playStandIn());
}

juce::Result LiveAudio::choose (const AudioChoice& choice)
{
    const auto isExclusive = state == AudioStatus::Device::playing && ! isDummy (device);

    if (isExclusive) // most devices cannot be open twice
        closeDevice();

    auto opened = open (choice);

    if (! opened.has_error())
    {
        closeDevice();
        const auto isAnyButNone = choice.device.isEmpty() && isDummy (*opened);

        if (const auto played = play (std::move (*opened)); ! played.has_error())
        {
            wanted = choice;
            waitsForAny = isAnyButNone;
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

bool LiveAudio::isDummy (const OpenDevice& opened)
{
    return opened.identifier.equalsIgnoreCase (dummyName);
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
        fadeOut();
        device.device->stop();
        device.device->close();
    }

    drain();
    callback.reset();
    device = {};
}

void LiveAudio::fadeOut()
{
    if (liveStages == nullptr || callback == nullptr || isDummy (device)) // nobody hears the dummy
        return;

    const auto blockTime = std::chrono::duration<double> (4 * preparedBlock / preparedRate);
    const auto patience =
        std::max<Clock::duration> (mostPatience, std::chrono::duration_cast<Clock::duration> (blockTime));
    auto frames = callback->frames();
    auto lastCall = Clock::now();
    std::optional<std::uint64_t> end;
    liveStages->fadeOut();

    while (Clock::now() - lastCall < patience)
    {
        if (! end.has_value() && liveStages->isFadedOut())
            end = callback->frames() + static_cast<std::uint64_t> (deviceLatency + preparedBlock);

        if (end.has_value() && callback->frames() >= *end)
            return;

        if (const auto framesNow = callback->frames(); framesNow != frames)
        {
            frames = framesNow;
            lastCall = Clock::now();
        }

        juce::Thread::sleep (1);
    }
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

} // namespace lopsided
