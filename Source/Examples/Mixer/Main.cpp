// A mixer that edits 100 tracks while they play: on a device without hardware, every track gets an insert and loses it
// again, as fast as the message thread can.
#include "Mixer.h"

#include <Host/CallbackGuard.h>
#include <Host/HostCallback.h>
#include <Host/PacedDummyDevice.h>
#include <Host/UnmeasuredGuard.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace
{
constexpr double sampleRate = 48000.0;
constexpr int blockSize = 256;
constexpr int numTracks = 100;
constexpr int numRounds = 4;

/** Lets the device play some blocks. */
void waitForBlocks (const lopsided::HostCallback& callback, std::uint64_t number)
{
    for (const auto end = callback.blocks() + number; callback.blocks() < end;)
        juce::Thread::sleep (1);
}
} // namespace

int main()
{
    const juce::ScopedJuceInitialiser_GUI juce;
    lopsided::GraphProcessor graph;
    graph.prepareToPlay (sampleRate, blockSize);

    lopsided::UnmeasuredGuard guard;
    lopsided::HostCallback callback { graph, guard, nullptr, sampleRate, blockSize };
    lopsided::PacedDummyDevice device;
    device.open ({}, 3, sampleRate, blockSize);
    device.start (&callback);

    Mixer mixer { graph };
    auto numRefused = mixer.build (numTracks).ok() ? 0 : 1;
    auto numEdits = 1;
    waitForBlocks (callback, 20);
    const auto start = std::chrono::steady_clock::now();

    for (int round = 0; round < numRounds; ++round)
        for (std::size_t track = 0; track < mixer.numTracks(); ++track, ++numEdits)
        {
            numRefused += mixer.toggleInsert (track).ok() ? 0 : 1;
            waitForBlocks (callback, numEdits % 8 == 0 ? 1 : 0);
        }

    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    waitForBlocks (callback, 20);
    device.stop();

    // What rings and fades needs blocks to end; here it is only taken down.
    graph.releaseResources();
    const auto isDrained = graph.drain (std::chrono::seconds { 10 });
    const auto statistics = graph.statistics();
    auto peak = 0.0f;

    for (const auto& figures : graph.takeNodeFigures())
        if (figures.node == mixer.masterNode())
            peak = figures.peaks.front();

    std::printf (
        "%d edits of %d playing tracks in %.1f s, %d refused; %llu blocks, %llu late; master peak %.3f\n",
        numEdits, numTracks, elapsed.count(), numRefused, static_cast<unsigned long long> (statistics.blocks),
        static_cast<unsigned long long> (statistics.lateBlocks), static_cast<double> (peak));

    return numRefused == 0 && isDrained && peak > 0.0f && statistics.exceptionsInNodes == 0
                   && statistics.destroyedOnAudioThread == 0 && graph.getNumNodes() == 1 + 2 * numTracks
               ? EXIT_SUCCESS
               : EXIT_FAILURE;
}
