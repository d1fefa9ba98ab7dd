#pragma once

#include <algorithm>
#include <functional>
#include <juce_audio_devices/juce_audio_devices.h>
#include <vector>

namespace lopsided::testing
{

/** An audio device that calls when the test says so, and dies when the test says so. */
class FakeDevice final : public juce::AudioIODevice
{
public:
    FakeDevice (const juce::String& deviceName, const juce::String& kind, double sampleRate, int blockSize)
        : juce::AudioIODevice (deviceName, kind),
          rate (sampleRate),
          block (blockSize)
    {}

    ~FakeDevice() override { stop(); }

    /** One block, of silence; what the graph played is in `heard`. False where nobody listens. */
    bool call()
    {
        if (callback == nullptr)
            return false;

        const std::vector<float> silence (static_cast<std::size_t> (block));
        heard.assign (2, std::vector<float> (static_cast<std::size_t> (block), 9.0f));
        const float* inputs[] { silence.data(), silence.data() };
        float* outputs[] { heard[0].data(), heard[1].data() };
        callback->audioDeviceIOCallbackWithContext (inputs, 2, outputs, 2, block, {});
        return true;
    }

    /** Says that it has stopped, as one does whose server has shut it down. */
    void die() { stop(); }

    juce::StringArray getOutputChannelNames() override { return { "1", "2" }; }
    juce::StringArray getInputChannelNames() override { return { "1", "2" }; }
    juce::Array<double> getAvailableSampleRates() override { return { rate }; }
    juce::Array<int> getAvailableBufferSizes() override { return { block }; }
    int getDefaultBufferSize() override { return block; }
    juce::String open (const juce::BigInteger&, const juce::BigInteger&, double, int) override { return {}; }
    void close() override { stop(); }
    bool isOpen() override { return true; }

    void start (juce::AudioIODeviceCallback* newCallback) override
    {
        if (newCallback != nullptr)
            newCallback->audioDeviceAboutToStart (this);

        callback = newCallback;

        if (onStart)
            onStart();
    }

    void stop() override
    {
        if (auto* old = std::exchange (callback, nullptr); old != nullptr)
            old->audioDeviceStopped();
    }

    bool isPlaying() override { return callback != nullptr; }
    juce::String getLastError() override { return {}; }
    int getCurrentBufferSizeSamples() override { return block; }
    double getCurrentSampleRate() override { return rate; }
    int getCurrentBitDepth() override { return 32; }
    juce::BigInteger getActiveOutputChannels() const override { return 3; }
    juce::BigInteger getActiveInputChannels() const override { return 3; }
    int getOutputLatencyInSamples() override { return 10; }
    int getInputLatencyInSamples() override { return 5; }

    std::vector<std::vector<float>> heard;
    std::function<void()> onStart;

private:
    const double rate;
    const int block;
    juce::AudioIODeviceCallback* callback = nullptr;
};

} // namespace lopsided::testing
