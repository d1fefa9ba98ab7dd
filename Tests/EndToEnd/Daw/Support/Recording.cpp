#include "Recording.h"

#include <algorithm>
#include <cmath>
#include <juce_audio_formats/juce_audio_formats.h>
#include <stdexcept>

namespace lopsided::testing
{
namespace
{

// No shorter than two periods of a sine of 500 Hz, so that each has its peak.
constexpr std::size_t blockFrames = 256;

constexpr std::size_t shortestPeriod = 24, longestPeriod = 800;

} // namespace

Recording Recording::read (const std::string& file)
{
    juce::AudioFormatManager formats;
    formats.registerBasicFormats();
    const std::unique_ptr<juce::AudioFormatReader> reader (
        formats.createReaderFor (juce::File (juce::String::fromUTF8 (file.c_str()))));

    if (reader == nullptr)
        throw std::runtime_error (file + " is no sound file");

    const auto length = static_cast<int> (reader->lengthInSamples);
    juce::AudioBuffer<float> buffer (static_cast<int> (reader->numChannels), length);
    reader->read (&buffer, 0, length, 0, true, true);
    return Recording ({ buffer.getReadPointer (0), buffer.getReadPointer (0) + length });
}

Recording Recording::between (double begin, double end) const
{
    const auto place = [this] (double at) {
        return samples.begin()
               + static_cast<std::ptrdiff_t> (std::min (static_cast<double> (samples.size()), at * rate));
    };

    return Recording ({ place (begin), place (end) });
}

float Recording::peak() const
{
    auto highest = 0.0f;

    for (const auto sample : samples)
        highest = std::max (highest, std::abs (sample));

    return highest;
}

float Recording::largestStep() const
{
    auto largest = 0.0f;

    for (std::size_t index = 1; index < samples.size(); ++index)
        largest = std::max (largest, std::abs (samples[index] - samples[index - 1]));

    return largest;
}

float Recording::quietestBlock() const
{
    auto quietest = samples.size() < blockFrames ? 0.0f : 1.0f;

    for (auto begin = samples.begin(); samples.end() - begin >= static_cast<std::ptrdiff_t> (blockFrames);
         begin += blockFrames)
        quietest = std::min (quietest, Recording ({ begin, begin + blockFrames }).peak());

    return quietest;
}

double Recording::frequency() const
{
    const auto likeness = [this] (std::size_t period) {
        auto sum = 0.0;

        for (std::size_t index = 0; index + longestPeriod < samples.size(); ++index)
            sum += static_cast<double> (samples[index]) * static_cast<double> (samples[index + period]);

        return sum;
    };

    auto highest = 0.0;

    for (auto period = shortestPeriod; period < longestPeriod; ++period)
        highest = std::max (highest, likeness (period));

    // Of those that are as like as that the shortest: its multiples are, too.
    for (auto period = shortestPeriod + 1; period + 1 < longestPeriod; ++period)
    {
        const auto before = likeness (period - 1), here = likeness (period), after = likeness (period + 1);

        if (here > 0.9 * highest && here >= before && here >= after)
            return rate
                   / (static_cast<double> (period) + 0.5 * (before - after) / (before - 2.0 * here + after));
    }

    return 0.0;
}

} // namespace lopsided::testing
