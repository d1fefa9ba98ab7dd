#include <Host/Recorder.h>
#include <gtest/gtest.h>
#include <juce_audio_formats/juce_audio_formats.h>
#include <vector>

namespace lopsided::testing
{
namespace
{

class RecorderTest : public ::testing::Test
{
protected:
    ~RecorderTest() override { file.deleteFile(); }

    juce::AudioBuffer<float> readBack() const
    {
        juce::WavAudioFormat format;
        const std::unique_ptr<juce::AudioFormatReader> reader (
            format.createReaderFor (file.createInputStream().release(), true));
        juce::AudioBuffer<float> content (2, static_cast<int> (reader->lengthInSamples));
        reader->read (&content, 0, content.getNumSamples(), 0, true, true);
        return content;
    }

    juce::File file = juce::File::createTempFile (".wav");
};

TEST_F (RecorderTest, WritesEveryFrameInOrderToTheBit)
{
    auto recorder = Recorder::start (file, 48000.0, 2);
    ASSERT_TRUE (recorder.has_value());

    constexpr int numBlocks = 1000, blockSize = 77;
    std::vector<float> left (blockSize), right (blockSize);

    for (int block = 0; block < numBlocks; ++block)
    {
        for (int frame = 0; frame < blockSize; ++frame)
        {
            left[static_cast<std::size_t> (frame)] = static_cast<float> (block * blockSize + frame) * 1.0e-5f;
            right[static_cast<std::size_t> (frame)] = -left[static_cast<std::size_t> (frame)];
        }

        const float* channels[] { left.data(), right.data() };
        (*recorder)->push (channels, blockSize);
    }

    ASSERT_TRUE ((*recorder)->finish().has_value());
    EXPECT_EQ ((*recorder)->droppedFrames(), 0u);
    EXPECT_EQ ((*recorder)->envelope().numFrames(), numBlocks * blockSize);

    const auto content = readBack();
    ASSERT_EQ (content.getNumSamples(), numBlocks * blockSize);

    for (int frame = 0; frame < content.getNumSamples(); ++frame)
    {
        ASSERT_EQ (content.getSample (0, frame), static_cast<float> (frame) * 1.0e-5f) << frame;
        ASSERT_EQ (content.getSample (1, frame), static_cast<float> (frame) * -1.0e-5f) << frame;
    }
}

TEST_F (RecorderTest, CountsTheFramesOfABlockThatCannotFitAndLeavesItOutWhole)
{
    auto recorder = Recorder::start (file, 1000.0, 2); // room for 8000 frames
    ASSERT_TRUE (recorder.has_value());

    const std::vector<float> samples (20000, 0.5f);
    const float* channels[] { samples.data(), samples.data() };
    (*recorder)->push (channels, 20000);
    (*recorder)->push (channels, 100);

    ASSERT_TRUE ((*recorder)->finish().has_value());
    EXPECT_EQ ((*recorder)->droppedFrames(), 20000u);
    EXPECT_EQ (readBack().getNumSamples(), 100);
}

TEST_F (RecorderTest, SaysThatAPathCannotBeWritten)
{
    const auto recorder = Recorder::start (juce::File ("/dev/null/x.wav"), 48000.0, 2);
    ASSERT_TRUE (recorder.has_error());
    EXPECT_NE (recorder.error().message.find ("/dev/null/x.wav"), std::string::npos);
}

TEST_F (RecorderTest, KeepsTheEnvelopeWithoutAFile)
{
    auto recorder = Recorder::start ({}, 48000.0, 1);
    ASSERT_TRUE (recorder.has_value());
    const std::vector<float> samples (64, -0.25f);
    const float* channels[] { samples.data() };
    (*recorder)->push (channels, 64);
    ASSERT_TRUE ((*recorder)->finish().has_value());
    EXPECT_EQ ((*recorder)->envelope().between (0, 0, 64).lowest, -0.25f);
}

} // namespace
} // namespace lopsided::testing
