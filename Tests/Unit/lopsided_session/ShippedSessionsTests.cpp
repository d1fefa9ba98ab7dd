#include "SessionFixture.h"

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>

namespace lopsided
{
namespace
{

constexpr double sampleRate = 48000.0;
constexpr int blockSize = 64;

juce::File shippedFile (const char* name)
{
    return juce::File (LOPSIDED_SESSIONS_FOLDER).getChildFile (name);
}

struct Level
{
    float peakDb = -200.0f;
    float rmsDb = -200.0f;
    float longestQuietSeconds = 0.0f;
    bool isFinite = true;
};

Level render (GraphProcessor& graph, double seconds)
{
    juce::AudioBuffer<float> audio (2, blockSize);
    juce::MidiBuffer midi;
    midi.ensureSize (4096);
    double sum = 0.0;
    float peak = 0.0f;
    int quietBlocks = 0;
    int mostQuietBlocks = 0;
    Level level;
    const auto numBlocks = static_cast<int> (seconds * sampleRate / blockSize);

    for (int block = 0; block < numBlocks; ++block)
    {
        audio.clear();
        graph.processBlock (audio, midi);
        const auto magnitude = audio.getMagnitude (0, blockSize);
        quietBlocks = magnitude < 1.0e-3f ? quietBlocks + 1 : 0;
        mostQuietBlocks = std::max (mostQuietBlocks, quietBlocks);
        peak = std::max (peak, magnitude);

        for (int channel = 0; channel < 2; ++channel)
            for (int frame = 0; frame < blockSize; ++frame)
                sum +=
                    static_cast<double> (audio.getSample (channel, frame)) * audio.getSample (channel, frame);
    }

    level.isFinite = std::isfinite (sum);
    level.peakDb = juce::Decibels::gainToDecibels (peak, -200.0f);
    level.rmsDb = static_cast<float> (10.0 * std::log10 (sum / (2.0 * numBlocks * blockSize) + 1.0e-20));
    level.longestQuietSeconds = static_cast<float> (mostQuietBlocks * blockSize / sampleRate);
    return level;
}

TEST (ShippedSessions, AreWrittenAsSessionFileWouldWriteThem)
{
    for (const auto* name : { "demo.json", "builtin-only.json" })
    {
        const auto session = SessionFile::load (shippedFile (name));
        ASSERT_TRUE (session) << session.error().describe();
        EXPECT_EQ (shippedFile (name).loadFileAsString().toStdString(), SessionFile::toJson (*session));
        EXPECT_TRUE (session->unknownKeyPaths().empty());
    }
}

TEST (ShippedSessions, DemoSoundsWithoutClippingOrGaps)
{
    PluginLibrary library;
    GraphProcessor graph;
    graph.prepareToPlay (sampleRate, blockSize);
    const auto session = SessionFile::load (shippedFile ("demo.json"));
    ASSERT_TRUE (session) << session.error().describe();
    const auto built = SessionBuilder::build (*session, library, graph);

    if (! built && built.error().code == SessionError::Code::plugin)
        GTEST_SKIP() << built.error().describe();

    ASSERT_TRUE (built) << built.error().describe();
    EXPECT_TRUE (built->warnings.empty()) << built->warnings.front();

    const auto level = render (graph, 25.0); // the whole piece, and into its second pass
    std::cout << "peak " << level.peakDb << " dBFS, RMS " << level.rmsDb << " dBFS, longest quiet "
              << level.longestQuietSeconds << " s\n";
    EXPECT_TRUE (level.isFinite);
    EXPECT_GT (level.peakDb, -18.0f);
    EXPECT_LT (level.peakDb, -6.0f);
    EXPECT_GT (level.rmsDb, -40.0f);
    EXPECT_LT (level.longestQuietSeconds, 1.0f);
}

TEST (ShippedSessions, BuiltinOnlySoundsAsItsNumbersSay)
{
    PluginLibrary library;
    GraphProcessor graph;
    graph.prepareToPlay (sampleRate, blockSize);
    const auto built =
        SessionBuilder::build (*SessionFile::load (shippedFile ("builtin-only.json")), library, graph);
    ASSERT_TRUE (built) << built.error().describe();
    EXPECT_NEAR (render (graph, 2.0).peakDb, -18.0f, 0.1f);
}

} // namespace
} // namespace lopsided
