#include "OfflineRender.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace lopsided
{
namespace
{

constexpr double defaultSampleRate = 48000.0;
constexpr double longestTailSeconds = 10.0;
constexpr double silenceSeconds = 1.0;
constexpr float silenceLevel = 1.0e-5f; // -100 dBFS
constexpr std::size_t midiBytes = 1 << 16;
constexpr auto progressInterval = std::chrono::milliseconds (100);

std::string pathOf (const juce::File& file)
{
    return file.getFullPathName().toStdString();
}

std::string inOneLine (const std::vector<std::string>& sentences)
{
    std::string line;

    for (const auto& sentence : sentences)
        line += sentence + " ";

    return line;
}

} // namespace

OfflineRender::OfflineRender (RenderOptions options, std::function<void (double fraction)> progress)
    : chosen (std::move (options)),
      told (std::move (progress))
{}

OfflineRender::~OfflineRender()
{
    if (session != nullptr)
        session->graph().setPlayHead (nullptr);
}

HostResult<OfflineRender::Result> OfflineRender::run()
{
    auto loaded = HostSession::load (chosen.session);

    if (loaded.has_error())
        return loaded.error();

    session = std::move (*loaded);

    if (const auto opened = openInput(); opened.has_error())
        return opened.error();

    const HostSession::BuildChoices choices { .start = chosen.start,
                                              .placeholders = chosen.placeholders,
                                              .warn = chosen.warn };

    if (const auto built =
            session->build (result.sampleRate, chosen.blockSize, HostSession::Rendering::offline, choices);
        built.has_error())
        return built.error();

    result.warnings = session->warnings();
    result.numPlaceholders = session->numPlaceholders();

    if (result.numPlaceholders > 0 && chosen.missing == RenderOptions::Missing::refused)
        return HostError { pathOf (chosen.session) + ": " + inOneLine (result.warnings)
                           + "Nothing was rendered: --strict allows no placeholder" };

    juce::TemporaryFile target (chosen.output);

    if (const auto opened = openOutput (target.getFile()); opened.has_error())
        return opened.error();

    const auto start = std::chrono::steady_clock::now();

    if (const auto rendered = render(); rendered.has_error())
        return rendered.error();

    result.wallSeconds = std::chrono::duration<double> (std::chrono::steady_clock::now() - start).count();
    result.seconds = static_cast<double> (writtenFrames) / result.sampleRate;
    writer.reset();

    if (! target.overwriteTargetFileWithTemporary())
        return HostError { "cannot put " + pathOf (chosen.output)
                           + " in place: choose a path that can be written to" };

    session->close();
    session->clearSuspicions();
    return result;
}

HostResult<void> OfflineRender::openInput()
{
    result.sampleRate = chosen.sampleRate.value_or (defaultSampleRate);

    if (chosen.input.has_value())
    {
        if (! chosen.input->existsAsFile())
            return HostError { "there is no file " + pathOf (*chosen.input) + "; check --input" };

        juce::AudioFormatManager formats;
        formats.registerBasicFormats();
        reader.reset (formats.createReaderFor (*chosen.input));

        if (reader == nullptr || reader->sampleRate <= 0.0)
            return HostError { pathOf (*chosen.input)
                               + " is no sound file that can be read; use WAV, AIFF, FLAC or Ogg" };

        result.sampleRate = chosen.sampleRate.value_or (reader->sampleRate);

        if (std::abs (result.sampleRate - reader->sampleRate) > 0.5)
            return HostError { pathOf (*chosen.input) + " has "
                               + std::to_string (juce::roundToInt (reader->sampleRate))
                               + " Hz; leave --rate away, or convert the file first" };

        bodyFrames = reader->lengthInSamples;
    }

    if (chosen.seconds.has_value())
        bodyFrames = static_cast<std::int64_t> (std::llround (*chosen.seconds * result.sampleRate));

    // With a length that was asked for and no word about a tail, that length is the file's.
    const auto tail = chosen.tailSeconds.value_or (chosen.seconds.has_value() ? 0.0 : longestTailSeconds);
    wantedFrames = bodyFrames + static_cast<std::int64_t> (std::llround (tail * result.sampleRate));
    return {};
}

HostResult<void> OfflineRender::openOutput (const juce::File& target)
{
    if (! chosen.output.getParentDirectory().createDirectory())
        return HostError { "cannot make the folder of " + pathOf (chosen.output) + ": choose another path" };

    auto stream = std::make_unique<juce::FileOutputStream> (target);

    if (! stream->openedOk())
        return HostError { "cannot write " + pathOf (chosen.output) + ": "
                           + stream->getStatus().getErrorMessage().toStdString() + "; choose another path" };

    juce::WavAudioFormat format;
    const auto channels = session->graph().getTotalNumOutputChannels();
    writer = compatibility::createWriter (format, std::move (stream), result.sampleRate, channels, 32);

    if (writer == nullptr)
        return HostError { "a WAV file cannot hold " + std::to_string (channels) + " channels at "
                           + std::to_string (result.sampleRate) + " Hz; choose another --rate" };

    return {};
}

HostResult<void> OfflineRender::render()
{
    auto& graph = session->graph();
    result.latencySamples = graph.getLatencySamples();
    block.setSize (std::max ({ 1, graph.getTotalNumInputChannels(), graph.getTotalNumOutputChannels() }),
                   chosen.blockSize);
    midi.ensureSize (midiBytes);
    playHead.prepare (result.sampleRate);
    graph.setPlayHead (&playHead);

    auto lastTold = std::chrono::steady_clock::now();

    while (wantsMore())
    {
        if (stopRequest.isRequested())
            return HostError { "interrupted; " + pathOf (chosen.output) + " was not written" };

        if (const auto rendered = renderBlock (chosen.blockSize); rendered.has_error())
            return rendered.error();

        if (const auto now = std::chrono::steady_clock::now(); now - lastTold > progressInterval)
        {
            lastTold = now;
            told (static_cast<double> (writtenFrames)
                  / static_cast<double> (std::max<std::int64_t> (1, wantedFrames)));
        }
    }

    told (1.0);
    return {};
}

bool OfflineRender::wantsMore()
{
    if (writtenFrames >= wantedFrames)
        return false;

    const auto endsWithSilence = ! chosen.tailSeconds.has_value() && ! chosen.seconds.has_value();
    return ! endsWithSilence || writtenFrames < bodyFrames
           || static_cast<double> (silentFrames) < silenceSeconds * result.sampleRate;
}

HostResult<void> OfflineRender::renderBlock (int numFrames)
{
    readInput (numFrames);
    midi.clear();
    session->graph().processBlock (block, midi);
    playHead.advance (numFrames);
    renderedFrames += numFrames;
    return write (numFrames);
}

void OfflineRender::readInput (int numFrames)
{
    block.clear();

    if (reader == nullptr)
        return;

    const auto left = std::min<std::int64_t> (bodyFrames, reader->lengthInSamples) - renderedFrames;

    if (left <= 0)
        return;

    const auto count = static_cast<int> (std::min<std::int64_t> (numFrames, left));
    const auto channels =
        std::min (block.getNumChannels(), std::max (1, session->graph().getTotalNumInputChannels()));
    juce::AudioBuffer<float> inputs (block.getArrayOfWritePointers(), channels, numFrames);
    reader->read (&inputs, 0, count, renderedFrames, true, true); // a mono file goes to both channels
}

HostResult<void> OfflineRender::write (int numFrames)
{
    const auto skipped =
        std::clamp<std::int64_t> (result.latencySamples - (renderedFrames - numFrames), 0, numFrames);
    const auto count =
        static_cast<int> (std::min<std::int64_t> (numFrames - skipped, wantedFrames - writtenFrames));
    const auto start = static_cast<int> (skipped);

    if (count <= 0)
        return {};

    for (int channel = 0; channel < block.getNumChannels(); ++channel)
    {
        auto* samples = block.getWritePointer (channel, start);

        for (int frame = 0; frame < count; ++frame)
        {
            if (! std::isfinite (samples[frame]))
            {
                samples[frame] = 0.0f;
                ++result.nonFiniteSamples;
            }
        }
    }

    const auto peak = block.getMagnitude (start, count);
    silentFrames = peak < silenceLevel ? silentFrames + count : 0;
    result.peak = std::max (result.peak, static_cast<double> (peak));
    writtenFrames += count;

    if (! writer->writeFromAudioSampleBuffer (block, start, count))
        return HostError { "cannot write all of " + pathOf (chosen.output) + ": is the disk full?" };

    return {};
}

} // namespace lopsided
