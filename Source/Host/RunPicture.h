#pragma once

#include "DurationTrack.h"
#include "HostResult.h"
#include "PlotArea.h"
#include "RunReport.h"
#include "WaveformEnvelope.h"
#include <juce_graphics/juce_graphics.h>

namespace lopsided
{

/** Draws a run: what was heard, what each callback took against its deadline, and every edit in between.

    Needs no display. Thread: message. Realtime: may block. Cost: some 100 ms.
*/
class RunPicture
{
public:
    static constexpr int width = 1600;
    static constexpr int height = 900;

    RunPicture (const RunReport& shown, const WaveformEnvelope& heard, const DurationTrack& callbacks);

    [[nodiscard]] juce::Image draw() const;

    /** Draws, and replaces the file with a PNG. Errors: a file that cannot be written. */
    [[nodiscard]] HostResult<void> writePng (const juce::File& file) const;

private:
    void drawTitle (juce::Graphics& g) const;
    void drawFigures (juce::Graphics& g) const;
    void drawWaveform (juce::Graphics& g, const PlotArea& plot) const;
    void drawCallbacks (juce::Graphics& g, const PlotArea& plot) const;
    void drawDeadline (juce::Graphics& g, const PlotArea& plot) const;
    void drawEdits (juce::Graphics& g, const PlotArea& upper, const PlotArea& lower) const;
    void drawLegend (juce::Graphics& g) const;

    const RunReport& report;
    const WaveformEnvelope& waveform;
    const DurationTrack& durations;
};

} // namespace lopsided
