#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <juce_audio_devices/juce_audio_devices.h>
#include <thread>
#include <vector>

namespace lopsided::testing
{

/** A device that calls from a thread of its own, a little faster than it should, and keeps what it played. */
class ThreadedDevice final : public juce::AudioIODevice
{
public:
    static constexpr double rate = 48000.0;
    static constexpr int block = 64;
    static constexpr int latency = 256; // what it still has to play of what it was given

    ThreadedDevice (const juce::String& deviceName, std::vector<float>& recordingToFill)
        : juce::AudioIODevice (deviceName, "ALSA"),
          recording (recordingToFill)
    {}

    ~ThreadedDevice() override { stop(); }

    void start (juce::AudioIODeviceCallback* newCallback) override
    {
        callback = newCallback;
        callback->audioDeviceAboutToStart (this);
        runs = true;
        thread = std::thread ([this] { run(); });
    }

    /** What it has not played yet is lost: as with a device that is closed at once. */
    void stop() override
    {
        if (! thread.joinable())
            return;

        runs = false;
        thread.join();
        recording.resize (recording.size() - std::min<std::size_t> (recording.size(), latency));
        callback->audioDeviceStopped();
    }

    juce::StringArray getOutputChannelNames() override { return { "1", "2" }; }
    juce::StringArray getInputChannelNames() override { return {}; }
    juce::Array<double> getAvailableSampleRates() override { return { rate }; }
    juce::Array<int> getAvailableBufferSizes() override { return { block }; }
    int getDefaultBufferSize() override { return block; }
    juce::String open (const juce::BigInteger&, const juce::BigInteger&, double, int) override { return {}; }
    void close() override { stop(); }
    bool isOpen() override { return true; }
    bool isPlaying() override { return runs; }
    juce::String getLastError() override { return {}; }
    int getCurrentBufferSizeSamples() override { return block; }
    double getCurrentSampleRate() override { return rate; }
    int getCurrentBitDepth() override { return 32; }
    juce::BigInteger getActiveOutputChannels() const override { return 3; }
    juce::BigInteger getActiveInputChannels() const override { return 0; }
    int getOutputLatencyInSamples() override { return latency; }
    int getInputLatencyInSamples() override { return 0; }

private:
    void run()
    {
        std::vector<float> left (block);
        std::vector<float> right (block);
        float* outputs[] { left.data(), right.data() };

        while (runs)
        {
            callback->audioDeviceIOCallbackWithContext (nullptr, 0, outputs, 2, block, {});
            recording.insert (recording.end(), left.begin(), left.end());
            std::this_thread::sleep_for (std::chrono::microseconds (1000)); // the pace, no synchronisation
        }
    }

    std::vector<float>& recording; // the thread's while it runs
    juce::AudioIODeviceCallback* callback = nullptr;
    std::atomic<bool> runs { false };
    std::thread thread;
};

} // namespace lopsided::testing
