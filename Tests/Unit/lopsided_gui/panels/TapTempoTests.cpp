#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided
{
namespace
{

TEST (TapTempo, IsTheMeanOfTheBeats)
{
    TapTempo taps;
    EXPECT_FALSE (taps.tap (0.0).has_value());
    EXPECT_NEAR (*taps.tap (0.5), 120.0, 1.0e-9);
    EXPECT_NEAR (*taps.tap (1.1), 60.0 * 2 / 1.1, 1.0e-9);
}

TEST (TapTempo, BeginsAnewAfterAPause)
{
    TapTempo taps;
    taps.tap (0.0);
    taps.tap (0.5);
    EXPECT_FALSE (taps.tap (10.0).has_value());
    EXPECT_NEAR (*taps.tap (11.0), 60.0, 1.0e-9);
}

TEST (TapTempo, FollowsAnotherTempoAtOnce)
{
    TapTempo taps;

    for (int i = 0; i < 8; ++i)
        taps.tap (0.5 * i);

    EXPECT_NEAR (*taps.tap (3.5 + 1.0), 60.0, 1.0e-9);
}

TEST (TapTempo, TakesABouncingKeyForOneTap)
{
    TapTempo taps;
    taps.tap (0.0);
    EXPECT_FALSE (taps.tap (0.01).has_value());
    EXPECT_NEAR (*taps.tap (0.5), 120.0, 1.0e-9);
}

TEST (TapTempo, ForgetsWhatIsLongPast)
{
    TapTempo taps;

    for (int i = 0; i < 10; ++i)
        taps.tap (0.5 * i);

    std::optional<double> last;

    for (int i = 1; i <= 9; ++i)
        last = taps.tap (4.5 + 0.6 * i);

    EXPECT_NEAR (*last, 100.0, 1.0e-9);
}

TEST (TapTempo, AClockThatGoesBackBeginsAnew)
{
    TapTempo taps;
    taps.tap (100.0);
    taps.tap (100.5);
    EXPECT_FALSE (taps.tap (1.0).has_value());
}

} // namespace
} // namespace lopsided
