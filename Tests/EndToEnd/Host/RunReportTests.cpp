#include <Host/RunMeasurements.h>
#include <Host/RunReport.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lopsided::testing
{
namespace
{

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::int64_t micro = 1000;
constexpr std::int64_t deadline = 1333 * micro;

BlockRecord block (std::int64_t durationNanos)
{
    BlockRecord record;
    record.durationNanos = durationNanos;
    record.deadlineNanos = deadline;
    record.numFrames = 64;
    return record;
}

RunReport reportOf (const RunMeasurements& measurements)
{
    RunReport report;
    report.sampleRate = 48000.0;
    report.blockSize = 64;
    measurements.fill (report);
    return report;
}

TEST (RunMeasurements, CountTheBlocksThatTookLongerThanTheyLast)
{
    RunMeasurements measurements;

    for (int i = 0; i < 997; ++i)
        measurements.add (block (100 * micro), 2);

    for (const auto duration : { deadline, deadline + 1, 5000 * micro })
        measurements.add (block (duration), 2);

    const auto report = reportOf (measurements);
    EXPECT_EQ (report.deadlineMisses, 2u) << "the deadline itself is met";
    EXPECT_EQ (report.worstCallbackMicros, 5000.0);
    EXPECT_NEAR (report.medianCallbackMicros, 100.0, 2.0);
    EXPECT_NEAR (report.p999CallbackMicros, 1333.0, 27.0);
}

TEST (RunMeasurements, TellPeakLevelAndWhatWasNoNumber)
{
    RunMeasurements measurements;
    auto loud = block (micro), quiet = block (micro);
    loud.peak = 0.5f;
    loud.sumOfSquares = 64.0 * 2.0 * 0.25;
    loud.nonFiniteSamples = 3;
    quiet.peak = 0.25f;
    measurements.add (loud, 2);
    measurements.add (quiet, 2);

    const auto report = reportOf (measurements);
    EXPECT_EQ (report.peak, 0.5);
    EXPECT_NEAR (report.rms, std::sqrt (0.125), 1.0e-12);
    EXPECT_EQ (report.nonFiniteSamples, 3u);
}

TEST (RunReport, SaysInWordsWhatWasShown)
{
    RunMeasurements measurements;
    measurements.add (block (2000 * micro), 2);
    auto report = reportOf (measurements);
    report.blocks = 1;
    report.device = "dummy";
    report.engine.published = 8;
    report.engine.retired = 7;
    report.engine.reclaimed = 7;
    report.engine.instancesDestroyed = 3;
    report.worstMessageThreadStallMillis = 21.4;
    report.audioThreadOffences = 0;

    EditRecord edit, refused;
    edit.commitMicros = 80.0;
    refused.outcome = EditRecord::Outcome::refused;
    report.setEdits ({ edit, edit, refused });

    const auto words = report.toWords();
    EXPECT_THAT (words, HasSubstr ("a callback has 1333 us; 1 callback missed it; the worst took 2000 us"));
    EXPECT_THAT (words, HasSubstr ("changed 2 times while it played; publishing took 80 us as a rule"));
    EXPECT_THAT (words, HasSubstr ("1 edit refused"));
    EXPECT_THAT (words, HasSubstr ("8 sequences published, 7 retired, 7 reclaimed (all of them)"));
    EXPECT_THAT (words, HasSubstr ("3 plugin instances destroyed; 0 destroyed on the audio thread"));
    EXPECT_THAT (words, HasSubstr ("0 offences (our code made no allocation, free, lock, throw or system "
                                   "call in any block)."));
    EXPECT_THAT (words, HasSubstr ("not served for up to 21 ms"));
    EXPECT_THAT (words, HasSubstr ("peak silence"));

    report.engine.reclaimed = 6;
    EXPECT_THAT (report.toWords(), Not (HasSubstr ("all of them")));
}

TEST (RunReport, ClaimsNothingThatWasNotWatched)
{
    auto report = reportOf ({});
    EXPECT_THAT (report.toWords(), HasSubstr ("offences are not measured in this program"));

    report.audioThreadOffences = 0;
    report.offencesLimitation = "system calls are not seen here: the kernel has no way to";
    EXPECT_THAT (report.toWords(),
                 HasSubstr ("but system calls are not seen here: the kernel has no way to"));
    EXPECT_THAT (report.toJson().toStdString(), HasSubstr ("system calls are not seen here"));
}

} // namespace
} // namespace lopsided::testing
