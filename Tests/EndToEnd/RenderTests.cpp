#include "Support/ProgramTest.h"

#include <CommandLine/PlainVariant.h>
#include <CommandLine/Program.h>

#include <lopsided_graph/compat/JuceCompatibility.h>

#include <cmath>
#include <csignal>
#include <sstream>

namespace lopsided::testing
{
namespace
{

class Render : public ProgramTest
{
protected:
    // A second of a sine, as a stereo WAV file.
    std::string writeSine() const
    {
        constexpr double rate = 48000.0;
        juce::AudioBuffer<float> sine (2, static_cast<int> (rate));

        for (int frame = 0; frame < sine.getNumSamples(); ++frame)
            for (int channel = 0; channel < 2; ++channel)
                sine.setSample (
                    channel, frame,
                    0.5f
                        * std::sin (static_cast<float> (frame) * static_cast<float> (0.05 + channel * 0.01)));

        auto file = path ("sine.wav");
        juce::WavAudioFormat format;
        const auto writer = compatibility::createWriter (
            format, juce::File (juce::String (file)).createOutputStream(), rate, 2, 32);
        writer->writeFromAudioSampleBuffer (sine, 0, sine.getNumSamples());
        return file;
    }

    // What comes in goes out.
    std::string writeThroughSession() const
    {
        return writeFile ("through.json", R"({ "version": 1, "name": "through", "nodes": [], "connections": [
            { "source": { "node": "audioInput", "channel": 0 }, "destination": { "node": "audioOutput", "channel": 0 } },
            { "source": { "node": "audioInput", "channel": 1 }, "destination": { "node": "audioOutput", "channel": 1 } } ] })");
    }
};

TEST_F (Render, GivesTheSameBytesTwice)
{
    for (const auto* name : { "a.wav", "b.wav" })
    {
        const auto run = ChildProgram::run (
            lopsided ({ "render", builtinSession(), "--seconds", "3", "--output", path (name) }));
        ASSERT_EQ (run.exitCode, 0) << run.err;
    }

    EXPECT_EQ (framesOf (path ("a.wav")), 3 * 48000);
    EXPECT_TRUE (readFile (path ("a.wav")) == readFile (path ("b.wav")));
}

TEST_F (Render, LeavesTheFileThatWasThereWhenItIsInterrupted)
{
    const auto file = writeFile ("take.wav", "what was there");
    ChildProgram program (
        lopsided ({ "render", builtinSession(), "--seconds", "1000000", "--output", file }));
    const auto place = juce::File (juce::String (file)).getParentDirectory();
    ASSERT_TRUE (
        becomesTrue ([&] { return place.getNumberOfChildFiles (juce::File::findFiles, "*take*") > 1; }));

    program.signal (SIGINT);
    const auto run = program.wait();
    EXPECT_EQ (run.exitCode, 1);
    EXPECT_NE (run.err.find ("interrupted"), std::string::npos) << run.err;
    EXPECT_EQ (readFile (file), "what was there");
    EXPECT_EQ (place.getNumberOfChildFiles (juce::File::findFiles, "*take*"), 1);
}

TEST_F (Render, DrawsItsProgressOnATerminal)
{
    std::ostringstream out, err;
    const Console terminal { out, err, Console::Kind::terminal };
    const PlainVariant variant;
    const auto session = builtinSession(), file = path ("bar.wav");

    // Long enough for more than one look at the bar.
    const std::vector<const char*> words { "lopsided", "render", session.c_str(), "--seconds", "120",
                                           "--block",  "16",     "--output",      file.c_str() };
    ASSERT_EQ (Program (variant, terminal).run (static_cast<int> (words.size()), words.data()), ExitCode::ok)
        << err.str();

    const auto drawn = err.str();
    const auto firstBar = drawn.find ('[');
    ASSERT_NE (firstBar, std::string::npos) << "no bar was drawn";
    const auto firstPercent = std::stoi (drawn.substr (drawn.find (']', firstBar) + 1));
    EXPECT_LT (firstPercent, 100) << drawn;
    EXPECT_NE (drawn.find ("] 100 %"), std::string::npos) << drawn;

    // Wiped, and the words stand alone.
    EXPECT_EQ (drawn.rfind ("\r\033[K"), drawn.size() - 4) << drawn;
    EXPECT_EQ (out.str().rfind ("Rendered 120.00 s", 0), 0u) << out.str();
}

TEST_F (Render, IsFasterThanRealTime)
{
    const auto run = ChildProgram::run (lopsided (
        { "render", builtinSession(), "--seconds", "30", "--output", path ("long.wav"), "--json" }));
    ASSERT_EQ (run.exitCode, 0) << run.err;
    const auto result = json (run.out);
    EXPECT_GT (static_cast<double> (result["timesRealTime"]), 1.0);
    EXPECT_FALSE (result["peakDbfs"].isVoid()) << "the session is silent";
}

TEST_F (Render, PassesTheInputThroughToTheBitAtAnyBlockSize)
{
    const auto sine = writeSine();
    const auto session = writeThroughSession();

    for (const auto* block : { "1", "37", "64", "4096" })
    {
        const auto run =
            ChildProgram::run (lopsided ({ "render", session, "--input", sine, "--tail", "0", "--block",
                                           block, "--output", path ("through.wav") }));
        ASSERT_EQ (run.exitCode, 0) << run.err;
        EXPECT_TRUE (readFile (path ("through.wav")) == readFile (sine)) << "block " << block;
    }
}

TEST_F (Render, EndsASecondAfterTheSoundDoesWhenNoTailWasAskedFor)
{
    const auto run = ChildProgram::run (lopsided ({ "render", writeThroughSession(), "--input", writeSine(),
                                                    "--output", path ("tail.wav"), "--block", "480" }));
    ASSERT_EQ (run.exitCode, 0) << run.err;
    EXPECT_EQ (framesOf (path ("tail.wav")), 2 * 48000);
}

TEST_F (Render, EndsTenSecondsAfterTheInputWhereTheSoundNeverDoes)
{
    // The session plays by itself, over and over.
    const auto run = ChildProgram::run (
        lopsided ({ "render", builtinSession(), "--input", writeSine(), "--output", path ("endless.wav") }));
    ASSERT_EQ (run.exitCode, 0) << run.err;
    EXPECT_EQ (framesOf (path ("endless.wav")), 11 * 48000);
}

TEST_F (Render, TakesTheRateThatIsAskedFor)
{
    const auto file = path ("slower.wav");
    const auto run = ChildProgram::run (lopsided (
        { "render", builtinSession(), "--seconds", "1", "--rate", "44100", "--output", file, "--json" }));
    ASSERT_EQ (run.exitCode, 0) << run.err;
    EXPECT_EQ (framesOf (file), 44100);
    juce::WavAudioFormat format;
    const std::unique_ptr<juce::AudioFormatReader> reader (
        format.createReaderFor (juce::File (juce::String (file)).createInputStream().release(), true));
    EXPECT_EQ (reader->sampleRate, 44100.0);
}

TEST_F (Render, LeavesTheOldFileAloneWhenItFails)
{
    const auto old = writeFile ("out.wav", "not to be lost");
    const auto run = ChildProgram::run (
        lopsided ({ "render", writeFile ("broken.json", "{"), "--seconds", "1", "--output", old }));
    EXPECT_EQ (run.exitCode, 1);
    EXPECT_EQ (readFile (old), "not to be lost");
}

TEST_F (Render, RefusesAnInputThatIsNoSoundInOneLine)
{
    const auto run = ChildProgram::run (
        lopsided ({ "render", builtinSession(), "--input", writeFile ("noise.wav", "RIFF, but not really"),
                    "--output", path ("out.wav") }));
    EXPECT_EQ (run.exitCode, 1);
    EXPECT_EQ (numLines (run.err), 1) << run.err;
    EXPECT_NE (run.err.find ("noise.wav"), std::string::npos) << run.err;
}

} // namespace
} // namespace lopsided::testing
