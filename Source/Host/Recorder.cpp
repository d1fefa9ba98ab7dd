#include "Recorder.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

#include <vector>

namespace lopsided
{
namespace
{

// Room for a writer that is kept waiting by a slow disk.
constexpr double ringSeconds = 8.0;
constexpr int pollMilliseconds = 10;

} // namespace

HostResult<std::unique_ptr<Recorder>> Recorder::start (const std::optional<juce::File>& file,
                                                       double sampleRate, int numChannels)
{
    std::unique_ptr<juce::AudioFormatWriter> writer;

    if (file.has_value())
    {
        const auto path = file->getFullPathName();

        if (! file->getParentDirectory().createDirectory() || ! file->deleteFile())
            return HostError {
                "cannot record to " + path.toStdString()
                + ": the folder cannot be made or the old file not be replaced; choose another path"
            };

        auto stream = std::make_unique<juce::FileOutputStream> (*file);

        if (! stream->openedOk())
            return HostError { "cannot record to " + path.toStdString() + ": "
                               + stream->getStatus().getErrorMessage().toStdString()
                               + "; choose another path" };

        juce::WavAudioFormat format;
        writer = compatibility::createWriter (format, std::move (stream), sampleRate, numChannels, 32);

        if (writer == nullptr)
            return HostError { "cannot record " + std::to_string (numChannels) + " channels at "
                               + std::to_string (sampleRate) + " Hz to a WAV file" };
    }

    std::unique_ptr<Recorder> recorder (new Recorder (
        std::move (writer), file.value_or (juce::File()).getFullPathName(), sampleRate, numChannels));

    if (! recorder->startThread())
        return HostError { "cannot record: no thread could be started to write the file" };

    return recorder;
}

Recorder::Recorder (std::unique_ptr<juce::AudioFormatWriter> newWriter, juce::String path, double sampleRate,
                    int numChannels)
    : juce::Thread ("Recorder"),
      fifo (static_cast<int> (sampleRate * ringSeconds)),
      ring (numChannels, static_cast<int> (sampleRate * ringSeconds)),
      writer (std::move (newWriter)),
      filePath (std::move (path)),
      framesPerFlush (static_cast<int> (sampleRate)),
      recordedEnvelope (numChannels)
{
    ring.clear(); // touches every page before the audio thread does
}

Recorder::~Recorder()
{
    stopThread (-1);
}

void Recorder::push (const float* const* channels, int numFrames) noexcept
{
    if (fifo.getFreeSpace() < numFrames)
    {
        dropped.fetch_add (static_cast<std::uint64_t> (numFrames),
                           std::memory_order_relaxed); // read by droppedFrames()
        return;
    }

    int start1 = 0, size1 = 0, start2 = 0, size2 = 0;
    fifo.prepareToWrite (numFrames, start1, size1, start2, size2);

    for (int channel = 0; channel < ring.getNumChannels(); ++channel)
    {
        juce::FloatVectorOperations::copy (ring.getWritePointer (channel, start1), channels[channel], size1);

        if (size2 > 0)
            juce::FloatVectorOperations::copy (ring.getWritePointer (channel, start2),
                                               channels[channel] + size1, size2);
    }

    fifo.finishedWrite (size1 + size2);
}

HostResult<void> Recorder::finish()
{
    stopThread (-1);
    writeWhatIsThere();

    if (writer != nullptr)
    {
        writeFailed = ! writer->flush() || writeFailed;
        writer.reset();
    }

    if (writeFailed)
        return HostError { "the recording " + filePath.toStdString()
                           + " is incomplete: the disk did not take all of it; is it full?" };

    return {};
}

void Recorder::run()
{
    while (! threadShouldExit())
    {
        writeWhatIsThere();
        wait (pollMilliseconds);
    }
}

void Recorder::writeWhatIsThere()
{
    const auto ready = fifo.getNumReady();

    if (ready == 0)
        return;

    int start1 = 0, size1 = 0, start2 = 0, size2 = 0;
    fifo.prepareToRead (ready, start1, size1, start2, size2);
    write (start1, size1);
    write (start2, size2);
    fifo.finishedRead (size1 + size2);
}

void Recorder::write (int start, int numFrames)
{
    if (numFrames <= 0)
        return;

    std::vector<const float*> channels (static_cast<std::size_t> (ring.getNumChannels()));

    for (int channel = 0; channel < ring.getNumChannels(); ++channel)
        channels[static_cast<std::size_t> (channel)] = ring.getReadPointer (channel, start);

    recordedEnvelope.append (channels.data(), numFrames);

    if (writer == nullptr)
        return;

    writeFailed =
        ! writer->writeFromFloatArrays (channels.data(), ring.getNumChannels(), numFrames) || writeFailed;
    framesSinceFlush += numFrames;

    if (framesSinceFlush >= framesPerFlush)
    {
        writeFailed = ! writer->flush() || writeFailed;
        framesSinceFlush = 0;
    }
}

} // namespace lopsided
