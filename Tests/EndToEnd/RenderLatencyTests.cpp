#include "Support/ProgramTest.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <juce_audio_formats/juce_audio_formats.h>
#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided::testing
{
namespace
{

constexpr double rate = 48000.0;

/** Renders through a plugin of zam-plugins that looks 10 ms ahead. */
class RenderLatency : public ProgramTest
{
protected:
    std::string writeImpulse (int position) const
    {
        juce::AudioBuffer<float> impulse (2, static_cast<int> (rate));
        impulse.clear();

        for (int channel = 0; channel < 2; ++channel)
            impulse.setSample (channel, position, 0.25f);

        auto file = path ("impulse.wav");
        juce::WavAudioFormat format;
        const auto writer = compatibility::createWriter (
            format, juce::File (juce::String (file)).createOutputStream(), rate, 2, 32);
        writer->writeFromAudioSampleBuffer (impulse, 0, impulse.getNumSamples());
        return file;
    }

    std::string writeSession() const
    {
        return writeFile ("late.json", R"({ "version": 1, "name": "late", "nodes": [
            { "id": 16, "name": "Limiter",
              "plugin": { "format": "LV2", "identifier": "urn:zamaudio:ZaMaximX2", "name": "ZaMaximX2" } } ],
            "connections": [
            { "source": { "node": "audioInput", "channel": 0 }, "destination": { "node": 16, "channel": 0 } },
            { "source": { "node": "audioInput", "channel": 1 }, "destination": { "node": 16, "channel": 1 } },
            { "source": { "node": 16, "channel": 0 }, "destination": { "node": "audioOutput", "channel": 0 } },
            { "source": { "node": 16, "channel": 1 }, "destination": { "node": "audioOutput", "channel": 1 } } ] })");
    }

    /** Where the loudest sample of a file is. */
    static int loudestFrameOf (const std::string& file)
    {
        juce::WavAudioFormat format;
        const std::unique_ptr<juce::AudioFormatReader> reader (
            format.createReaderFor (juce::File (juce::String (file)).createInputStream().release(), true));
        juce::AudioBuffer<float> sound (2, static_cast<int> (reader->lengthInSamples));
        reader->read (&sound, 0, sound.getNumSamples(), 0, true, true);
        const auto* samples = sound.getReadPointer (0);
        const auto loudest = std::max_element (samples, samples + sound.getNumSamples(),
                                               [] (float a, float b) { return std::abs (a) < std::abs (b); });
        return static_cast<int> (loudest - samples);
    }
};

TEST_F (RenderLatency, IsTakenOffSoThatTheOutputStartsWhereTheInputDoes)
{
    constexpr int position = 10000;
    const auto input = writeImpulse (position);
    const auto session = writeSession();

    for (const auto* block : { "64", "512", "4096" })
    {
        const auto run =
            ChildProgram::run (lopsided ({ "render", session, "--strict", "--input", input, "--tail", "0",
                                           "--block", block, "--output", path ("out.wav"), "--json" }));
        ASSERT_EQ (run.exitCode, 0) << run.err;
        EXPECT_EQ (static_cast<int> (json (run.out)["latencySamples"]), 480);
        EXPECT_EQ (framesOf (path ("out.wav")), static_cast<int> (rate)) << "as long as the input";
        EXPECT_EQ (loudestFrameOf (path ("out.wav")), position) << "block " << block;
    }
}

} // namespace
} // namespace lopsided::testing
