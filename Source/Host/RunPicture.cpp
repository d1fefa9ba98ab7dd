#include "RunPicture.h"

#include "PicturePalette.h"
#include <lopsided_graph/compat/JuceCompatibility.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace lopsided
{
namespace
{

constexpr float leftEdge = 100.0f;
constexpr float rightEdge = 1560.0f;

juce::Colour colour (juce::uint32 argb)
{
    return juce::Colour (argb);
}

juce::String utf8 (const std::string& text)
{
    return juce::String::fromUTF8 (text.c_str());
}

juce::String micros (double value)
{
    return juce::String (juce::roundToInt (value)) + juce::String::fromUTF8 (" \xc2\xb5s");
}

// 15000 -> "15 000"
juce::String grouped (std::uint64_t number)
{
    auto digits = juce::String (static_cast<juce::int64> (number));

    for (int position = digits.length() - 3; position > 0; position -= 3)
        digits = digits.substring (0, position) + " " + digits.substring (position);

    return digits;
}

} // namespace

RunPicture::RunPicture (const RunReport& shown, const WaveformEnvelope& heard, const DurationTrack& callbacks)
    : report (shown),
      waveform (heard),
      durations (callbacks)
{}

juce::Image RunPicture::draw() const
{
    juce::Image image (juce::Image::ARGB, width, height, true, juce::SoftwareImageType());
    juce::Graphics g (image);
    g.fillAll (colour (PicturePalette::background));

    const PlotArea::Range time { 0.0, std::max (0.1, report.seconds) };
    const auto highest = std::max (report.deadlineMicros(), report.worstCallbackMicros) * 1.6;
    const auto lowest = std::max (0.5, std::min (report.medianCallbackMicros, report.deadlineMicros()) * 0.3);
    const auto loudest = report.peak > 0.0 ? std::min (1.0, report.peak * 1.1) : 1.0;

    const PlotArea upper (juce::Rectangle<float>::leftTopRightBottom (leftEdge, 218.0f, rightEdge, 430.0f),
                          time, { -loudest, loudest }, PlotArea::Scale::linear);
    const PlotArea lower (juce::Rectangle<float>::leftTopRightBottom (leftEdge, 500.0f, rightEdge, 790.0f),
                          time, { lowest, highest }, PlotArea::Scale::logarithmic);

    drawTitle (g);
    drawFigures (g);
    upper.drawFrame (g, "Output (amplitude, full scale = 1)", PlotArea::TimeLabels::hidden);
    lower.drawFrame (g, juce::String::fromUTF8 ("Audio callback (\xc2\xb5s, logarithmic)"),
                     PlotArea::TimeLabels::shown);
    drawWaveform (g, upper);
    drawCallbacks (g, lower);
    drawEdits (g, upper, lower);
    drawDeadline (g, lower);
    drawLegend (g);
    return image;
}

HostResult<void> RunPicture::writePng (const juce::File& file) const
{
    juce::MemoryOutputStream bytes;
    const auto drawn = juce::PNGImageFormat().writeImageToStream (draw(), bytes);

    if (! drawn || ! file.getParentDirectory().createDirectory()
        || ! file.replaceWithData (bytes.getData(), bytes.getDataSize()))
        return HostError { "cannot write the picture " + file.getFullPathName().toStdString()
                           + ": choose a path that can be written to" };

    return {};
}

void RunPicture::drawTitle (juce::Graphics& g) const
{
    const auto subtitle = utf8 (report.device) + juce::String::fromUTF8 (" \xc2\xb7 ")
                          + juce::String (report.sampleRate / 1000.0)
                          + juce::String::fromUTF8 (" kHz \xc2\xb7 blocks of ")
                          + juce::String (report.blockSize) + juce::String::fromUTF8 (" frames \xc2\xb7 ")
                          + juce::String (report.seconds, 1) + " s";

    g.setColour (colour (PicturePalette::text));
    g.setFont (compatibility::font (30.0f, juce::Font::bold));
    g.drawText (utf8 (report.session), juce::Rectangle<float> (leftEdge, 22.0f, 900.0f, 38.0f),
                juce::Justification::centredLeft);
    g.setColour (colour (PicturePalette::faintText));
    g.setFont (compatibility::font (19.0f));
    g.drawText (subtitle, juce::Rectangle<float> (leftEdge, 22.0f, rightEdge - leftEdge, 38.0f),
                juce::Justification::centredRight);
}

void RunPicture::drawFigures (juce::Graphics& g) const
{
    const auto offences = report.audioThreadOffences.has_value() ? grouped (*report.audioThreadOffences)
                                                                 : juce::String ("not measured");
    const std::pair<juce::String, juce::String> figures[] = {
        { grouped (report.blocks), "blocks" },
        { grouped (report.deadlineMisses), "deadlines missed" },
        { micros (report.p999CallbackMicros), "99.9 % of callbacks" },
        { micros (report.worstCallbackMicros), "worst callback" },
        { grouped (report.swaps), "swaps" },
        { grouped (report.engine.reclaimed) + " / " + grouped (report.engine.retired),
          "reclaimed / retired" },
        { grouped (report.engine.destroyedOnAudioThread), "destroyed on audio thread" },
        { offences, "audio thread offences" },
    };

    const auto numFigures = static_cast<float> (std::size (figures));
    const auto cardWidth = (rightEdge - leftEdge - 10.0f * (numFigures - 1.0f)) / numFigures;
    auto card = juce::Rectangle<float> (leftEdge, 76.0f, cardWidth, 86.0f);

    for (const auto& [value, name] : figures)
    {
        g.setColour (colour (PicturePalette::panel));
        g.fillRoundedRectangle (card, 6.0f);
        g.setColour (colour (PicturePalette::text));
        g.setFont (compatibility::font (26.0f, juce::Font::bold));
        g.drawFittedText (value, card.reduced (8.0f).withTrimmedBottom (30.0f).toNearestInt(),
                          juce::Justification::centred, 1, 0.6f);
        g.setColour (colour (PicturePalette::faintText));
        g.setFont (compatibility::font (14.0f));
        g.drawFittedText (name, card.reduced (4.0f).withTrimmedTop (44.0f).toNearestInt(),
                          juce::Justification::centred, 1, 0.8f);
        card.translate (cardWidth + 10.0f, 0.0f);
    }
}

void RunPicture::drawWaveform (juce::Graphics& g, const PlotArea& plot) const
{
    const auto numColumns = juce::roundToInt (plot.bounds().getWidth());
    const auto frameAt = [&] (int column) {
        return static_cast<std::int64_t> (column * report.seconds * report.sampleRate / numColumns);
    };

    for (int channel = 0; channel < std::min (2, waveform.numChannels()); ++channel)
    {
        g.setColour (colour (PicturePalette::waveform).withAlpha (0.62f));

        for (int column = 0; column < numColumns; ++column)
        {
            const auto extent = waveform.between (channel, frameAt (column), frameAt (column + 1));
            const auto top = plot.y (static_cast<double> (extent.highest));
            const auto bottom = plot.y (static_cast<double> (extent.lowest));
            g.fillRect (juce::Rectangle<float> (plot.bounds().getX() + static_cast<float> (column), top, 1.0f,
                                                std::max (1.0f, bottom - top)));
        }
    }
}

void RunPicture::drawCallbacks (juce::Graphics& g, const PlotArea& plot) const
{
    const auto numColumns = juce::roundToInt (plot.bounds().getWidth());
    const auto secondsAt = [&] (int column) { return column * report.seconds / numColumns; };
    const auto xAt = [&] (int column) { return plot.bounds().getX() + static_cast<float> (column); };

    for (int column = 0; column < numColumns; ++column)
    {
        const auto all = durations.between (secondsAt (column), secondsAt (column + 1));

        if (all.count == 0)
            continue;

        const auto top = plot.y (static_cast<double> (all.largestMicros));
        const auto bottom = plot.y (static_cast<double> (all.smallestMicros));
        const auto missed = static_cast<double> (all.largestMicros) > report.deadlineMicros();

        g.setColour (colour (missed ? PicturePalette::miss : PicturePalette::callbackRange));
        g.fillRect (
            juce::Rectangle<float> (xAt (column), top, missed ? 2.0f : 1.0f, std::max (1.5f, bottom - top)));
    }

    // The mean over some columns, or it would be as restless as the range.
    constexpr int columnsPerMean = 6;
    std::vector<juce::Point<float>> means;

    for (int column = 0; column < numColumns; column += columnsPerMean)
        if (const auto all = durations.between (secondsAt (column), secondsAt (column + columnsPerMean));
            all.count > 0)
            means.emplace_back (xAt (column + columnsPerMean / 2), plot.y (all.meanMicros()));

    g.setColour (colour (PicturePalette::callbackMean));

    for (std::size_t index = 1; index < means.size(); ++index)
        g.drawLine ({ means[index - 1], means[index] }, 1.8f);
}

void RunPicture::drawDeadline (juce::Graphics& g, const PlotArea& plot) const
{
    const auto y = plot.y (report.deadlineMicros());
    g.setColour (colour (PicturePalette::deadline));
    g.fillRect (juce::Rectangle<float> (plot.bounds().getX(), y - 1.0f, plot.bounds().getWidth(), 2.0f));
    g.setFont (compatibility::font (16.0f, juce::Font::bold));
    g.drawText ("deadline " + micros (report.deadlineMicros()),
                juce::Rectangle<float> (plot.bounds().getRight() - 260.0f, y - 24.0f, 250.0f, 22.0f),
                juce::Justification::centredRight);
}

void RunPicture::drawEdits (juce::Graphics& g, const PlotArea& upper, const PlotArea& lower) const
{
    const auto stripTop = upper.bounds().getBottom() + 8.0f;
    g.setColour (colour (PicturePalette::faintText));
    g.setFont (compatibility::font (15.0f));
    g.drawText ("swaps", juce::Rectangle<float> (leftEdge - 78.0f, stripTop - 5.0f, 70.0f, 20.0f),
                juce::Justification::centredRight);
    const auto isCrowded = report.swaps > 400; // a line for each would hide the rest

    for (const auto& edit : report.edits)
    {
        if (edit.outcome != EditRecord::Outcome::committed)
            continue;

        const auto x = upper.x (edit.steadySeconds - report.startSteadySeconds);
        g.setColour (PicturePalette::of (edit.kind));

        juce::Path mark;
        mark.addTriangle (x - 5.0f, stripTop, x + 5.0f, stripTop, x, stripTop + 10.0f);
        g.fillPath (mark);

        if (isCrowded)
            continue;

        g.setColour (PicturePalette::of (edit.kind).withAlpha (0.38f));
        g.fillRect (
            juce::Rectangle<float> (x - 0.5f, upper.bounds().getY(), 1.0f, upper.bounds().getHeight()));
        g.fillRect (
            juce::Rectangle<float> (x - 0.5f, lower.bounds().getY(), 1.0f, lower.bounds().getHeight()));
    }
}

void RunPicture::drawLegend (juce::Graphics& g) const
{
    const std::pair<juce::uint32, const char*> entries[] = {
        { PicturePalette::waveform, "output, both channels" },
        { PicturePalette::callbackMean, "callback, mean" },
        { PicturePalette::callbackRange, "fastest to slowest" },
        { PicturePalette::deadline, "deadline, and what missed it" },
        { PicturePalette::replace, "swap: plugin replaced" },
        { PicturePalette::bypass, "node bypassed, and back" },
        { PicturePalette::parallel, "parallel effect added, removed" },
    };

    const auto font = compatibility::font (15.0f);
    g.setFont (font);
    auto x = leftEdge;

    for (const auto& [argb, name] : entries)
    {
        const auto textWidth = compatibility::textWidth (font, name) + 8.0f;
        g.setColour (colour (argb));
        g.fillRoundedRectangle (x, 862.0f, 14.0f, 14.0f, 3.0f);
        g.setColour (colour (PicturePalette::faintText));
        g.drawText (name, juce::Rectangle<float> (x + 20.0f, 858.0f, textWidth, 22.0f),
                    juce::Justification::centredLeft);
        x += textWidth + 32.0f;
    }
}

} // namespace lopsided
