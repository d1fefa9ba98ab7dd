#include <Host/PicturePalette.h>
#include <Host/RunPicture.h>
#include <gtest/gtest.h>
#include <juce_gui_basics/juce_gui_basics.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lopsided::testing
{
namespace
{

constexpr double length = 10.0; // seconds
constexpr double rate = 48000.0;

// Where the picture has its plots, in pixels: both have the same axis of time.
constexpr int left = 100, right = 1560;
constexpr int upperTop = 219, upperBottom = 429, lowerTop = 501, lowerBottom = 789;

int xOf (double seconds)
{
    return left + static_cast<int> (std::lround ((right - left) * seconds / length));
}

/** What a picture is drawn of: ten seconds of silence and even callbacks, but for what a test adds. */
class DrawnRun
{
public:
    DrawnRun()
    {
        report.session = "run";
        report.device = "dummy";
        report.sampleRate = rate;
        report.blockSize = 64;
        report.seconds = length;
        report.peak = 1.0;
        report.medianCallbackMicros = 100.0;
        report.worstCallbackMicros = 1200.0;

        for (double time = 0.0; time < length; time += 0.01)
            callbacks.add (time, 100.0);

        appendSilence (0.5 * length);
    }

    void appendSilence (double seconds) { append (seconds, 0.0f); }

    void append (double seconds, float level)
    {
        const std::vector<float> samples (static_cast<std::size_t> (seconds * rate), level);
        const std::array<const float*, 2> channels { samples.data(), samples.data() };
        sound.append (channels.data(), static_cast<int> (samples.size()));
    }

    [[nodiscard]] juce::Image draw() const { return RunPicture (report, sound, callbacks).draw(); }

    RunReport report;
    WaveformEnvelope sound { 2 };
    DurationTrack callbacks;
};

/** The columns between two rows in which two pictures differ: the first one and the last one; -1 where none does. */
std::pair<int, int> differingColumns (const juce::Image& one, const juce::Image& other, int top, int bottom)
{
    int first = -1, last = -1;

    for (int x = left; x <= right; ++x)
        for (int y = top; y < bottom; ++y)
            if (one.getPixelAt (x, y) != other.getPixelAt (x, y))
            {
                first = first < 0 ? x : first;
                last = x;
                break;
            }

    return { first, last };
}

void expectNear (std::pair<int, int> columns, double seconds, const char* what)
{
    constexpr int reach = 8; // a mark's head is so wide
    EXPECT_GE (columns.first, xOf (seconds) - reach) << what;
    EXPECT_LE (columns.second, xOf (seconds) + reach) << what;
}

TEST (RunPicture, MarksEachSwapInBothPlotsWhereItWas)
{
    const DrawnRun plain;
    DrawnRun edited;
    EditRecord edit;
    edit.steadySeconds = 3.0;
    edited.report.edits = { edit };

    const auto without = plain.draw(), with = edited.draw();
    expectNear (differingColumns (without, with, upperTop, upperBottom), 3.0, "over the waveform");
    expectNear (differingColumns (without, with, lowerTop, lowerBottom), 3.0, "over the callbacks");
}

TEST (RunPicture, ShowsTheSoundWhereItWas)
{
    DrawnRun silent, loud;
    silent.appendSilence (0.5 * length);
    loud.append (0.02, 0.5f);
    loud.appendSilence (0.5 * length - 0.02);

    const auto without = silent.draw(), with = loud.draw();
    expectNear (differingColumns (without, with, upperTop, upperBottom), 5.0, "the sound");
    EXPECT_EQ (differingColumns (without, with, lowerTop, lowerBottom), std::pair (-1, -1));
}

TEST (RunPicture, ShowsASlowCallbackWhereItWas)
{
    const DrawnRun even;
    DrawnRun uneven;
    uneven.callbacks.add (7.0, 1200.0);

    const auto without = even.draw(), with = uneven.draw();
    expectNear (differingColumns (without, with, lowerTop, lowerBottom), 7.0, "the callback");
    EXPECT_EQ (differingColumns (without, with, upperTop, upperBottom), std::pair (-1, -1));
}

TEST (RunPicture, DrawsTheDeadlineAcrossTheCallbacks)
{
    const auto picture = DrawnRun().draw();
    const juce::Colour deadline (PicturePalette::deadline);
    int rowsWithIt = 0;

    for (int y = lowerTop; y < lowerBottom; ++y)
    {
        int columns = 0;

        for (int x = left; x <= right; ++x)
            columns += picture.getPixelAt (x, y) == deadline;

        rowsWithIt += columns > (right - left) / 3; // it may be dashed
    }

    EXPECT_GE (rowsWithIt, 1);
    EXPECT_LE (rowsWithIt, 4);
}

} // namespace
} // namespace lopsided::testing
