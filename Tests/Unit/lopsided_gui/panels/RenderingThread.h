#pragma once

#include <RealtimeTrap/RealtimeExpectations.h>

#include <lopsided_engine/lopsided_engine.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace lopsided::testing
{

/** Calls a graph block after block, as a device would, under the real-time trap. */
class RenderingThread
{
public:
    explicit RenderingThread (GraphProcessor& graphToRender, int samplesPerBlock = 64)
        : graph (graphToRender),
          blockSize (samplesPerBlock),
          thread ([this] { runOnAudioThread ([this] { run(); }); })
    {}

    ~RenderingThread()
    {
        isEnding = true;
        thread.join();
    }

    std::atomic<int> numBlocks { 0 };
    std::atomic<std::size_t> numOffences { 0 };

private:
    void run()
    {
        juce::AudioBuffer<float> audio (2, blockSize);
        audio.clear();
        juce::MidiBuffer midi;
        midi.ensureSize (4096);

        while (! isEnding)
        {
            const auto observed = observe ([&] { graph.processBlock (audio, midi); });
            numOffences += observed.numOffences;
            ++numBlocks;
            std::this_thread::sleep_for (std::chrono::milliseconds (1)); // the pace of a device
        }
    }

    GraphProcessor& graph;
    const int blockSize;
    std::atomic<bool> isEnding { false };
    std::thread thread;
};

} // namespace lopsided::testing
