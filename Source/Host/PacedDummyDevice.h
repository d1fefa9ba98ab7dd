#pragma once

#include <atomic>
#include <juce_audio_devices/juce_audio_devices.h>
#include <vector>

namespace lopsided
{

/** An audio device without hardware: calls back in real time, hears silence and swallows what is played.

    Its own thread (real-time priority where the system permits it) sleeps to absolute times, so that the pace never
    drifts. A block that is not ready one period after it was due counts as an xrun, and the pace starts anew from there, as a
    sound card's would.

    Thread: all members on the message thread, except the callback, which runs on the device's own.
*/
class PacedDummyDevice final : public juce::AudioIODevice, private juce::Thread
{
public:
    enum class Priority
    {
        realtime,
        ordinary
    };

    static constexpr int numChannels = 2;

    PacedDummyDevice();
    ~PacedDummyDevice() override;

    /** What the system granted the thread at the last open(). */
    [[nodiscard]] Priority grantedPriority() const noexcept { return granted; }

    juce::StringArray getOutputChannelNames() override { return { "out 1", "out 2" }; }
    juce::StringArray getInputChannelNames() override { return { "in 1", "in 2" }; }
    juce::Array<double> getAvailableSampleRates() override;
    juce::Array<int> getAvailableBufferSizes() override;
    int getDefaultBufferSize() override { return 256; }

    juce::String open (const juce::BigInteger& inputChannels, const juce::BigInteger& outputChannels,
                       double sampleRate, int bufferSizeSamples) override;
    void close() override;
    bool isOpen() override { return opened; }
    void start (juce::AudioIODeviceCallback* newCallback) override;
    void stop() override;
    bool isPlaying() override { return callback != nullptr; }
    juce::String getLastError() override { return {}; }

    int getCurrentBufferSizeSamples() override { return blockSize; }
    double getCurrentSampleRate() override { return rate; }
    int getCurrentBitDepth() override { return 32; }
    juce::BigInteger getActiveOutputChannels() const override { return activeOutputs; }
    juce::BigInteger getActiveInputChannels() const override { return activeInputs; }
    int getOutputLatencyInSamples() override { return 0; }
    int getInputLatencyInSamples() override { return 0; }
    int getXRunCount() const noexcept override;

private:
    // [audio thread]
    void run() override;

    // [message thread]
    bool opened = false;
    Priority granted = Priority::ordinary;
    juce::BigInteger activeInputs, activeOutputs;

    // [shared] set while the thread does not run
    juce::AudioIODeviceCallback* callback = nullptr;
    double rate = 48000.0;
    int blockSize = 256;
    juce::AudioBuffer<float> silence, swallowed;

    // [shared]
    std::atomic<int> xruns { 0 };
};

} // namespace lopsided
