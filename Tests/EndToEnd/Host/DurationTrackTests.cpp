#include <Host/DurationTrack.h>
#include <gtest/gtest.h>

namespace lopsided::testing
{
namespace
{

TEST (DurationTrack, KeepsCountSumAndExtremesHoweverLongTheRun)
{
    DurationTrack track;
    constexpr int count = 100000;

    for (int index = 0; index < count; ++index) // a day of sound
        track.add (index * 0.864, index == 77777 ? 5000.0 : 100.0 + index % 2);

    const auto all = track.between (0.0, 1.0e6);
    EXPECT_EQ (all.count, static_cast<std::uint32_t> (count));
    EXPECT_EQ (all.largestMicros, 5000.0f);
    EXPECT_EQ (all.smallestMicros, 100.0f);
    EXPECT_NEAR (all.meanMicros(), 100.5 + 4900.0 / count, 0.01);
}

TEST (DurationTrack, FindsAValueAgainWhereItWas)
{
    DurationTrack track;

    for (int index = 0; index < 60000; ++index)
        track.add (index * 0.001, index == 30000 ? 900.0 : 10.0);

    EXPECT_EQ (track.between (29.9, 30.1).largestMicros, 900.0f);
    EXPECT_EQ (track.between (10.0, 20.0).largestMicros, 10.0f);
    EXPECT_EQ (track.between (70.0, 80.0).count, 0u);
}

} // namespace
} // namespace lopsided::testing
