#include "PacedDummyDevice.h"

#include <chrono>
#include <thread>

namespace lopsided
{

PacedDummyDevice::PacedDummyDevice()
    : juce::AudioIODevice ("dummy", "dummy"),
      juce::Thread ("Dummy device")
{}

PacedDummyDevice::~PacedDummyDevice()
{
    close();
}

juce::Array<double> PacedDummyDevice::getAvailableSampleRates()
{
    return { 22050.0, 32000.0, 44100.0, 48000.0, 88200.0, 96000.0, 176400.0, 192000.0 };
}

juce::Array<int> PacedDummyDevice::getAvailableBufferSizes()
{
    return { 16, 32, 64, 128, 256, 512, 1024, 2048, 4096 };
}

juce::String PacedDummyDevice::open (const juce::BigInteger& inputChannels,
                                     const juce::BigInteger& outputChannels, double sampleRate,
                                     int bufferSizeSamples)
{
    close();

    rate = sampleRate > 0.0 ? sampleRate : 48000.0;
    blockSize = bufferSizeSamples > 0 ? bufferSizeSamples : getDefaultBufferSize();
    activeInputs = inputChannels;
    activeOutputs = outputChannels;
    activeInputs.setRange (numChannels, 1024, false);
    activeOutputs.setRange (numChannels, 1024, false);
    silence.setSize (activeInputs.countNumberOfSetBits(), blockSize);
    swallowed.setSize (activeOutputs.countNumberOfSetBits(), blockSize);
    silence.clear();
    swallowed.clear();
    xruns = 0;
    opened = true;
    return {};
}

void PacedDummyDevice::close()
{
    stop();
    opened = false;
}

void PacedDummyDevice::start (juce::AudioIODeviceCallback* newCallback)
{
    stop();

    if (! opened || newCallback == nullptr)
        return;

    newCallback->audioDeviceAboutToStart (this);
    callback = newCallback;

    RealtimeOptions options;
    options.priority = 8;

    if (startRealtimeThread (options))
    {
        granted = Priority::realtime;
        return;
    }

    granted = Priority::ordinary;
    startThread (juce::Thread::Priority::highest);
}

void PacedDummyDevice::stop()
{
    if (callback == nullptr)
        return;

    stopThread (-1);
    std::exchange (callback, nullptr)->audioDeviceStopped();
}

int PacedDummyDevice::getXRunCount() const noexcept
{
    return xruns.load (
        std::memory_order_relaxed); // a counter: pairs with the fetch_add in run(), orders nothing
}

void PacedDummyDevice::run()
{
    using Clock = std::chrono::steady_clock;
    const auto period =
        std::chrono::duration_cast<Clock::duration> (std::chrono::duration<double> (blockSize / rate));
    auto due = Clock::now();

    while (! threadShouldExit())
    {
        callback->audioDeviceIOCallbackWithContext (
            silence.getArrayOfReadPointers(), silence.getNumChannels(), swallowed.getArrayOfWritePointers(),
            swallowed.getNumChannels(), blockSize, {});
        due += period;

        if (const auto now = Clock::now(); now > due)
        {
            xruns.fetch_add (1, std::memory_order_relaxed); // read by getXRunCount()
            due = now;
            continue;
        }

        std::this_thread::sleep_until (due);
    }
}

} // namespace lopsided
