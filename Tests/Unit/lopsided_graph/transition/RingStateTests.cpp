#include <lopsided_graph/lopsided_graph.h>

#include <gtest/gtest.h>

#include <cmath>

namespace lopsided
{
namespace
{

constexpr RingState::Ring ring { .id = 7, .silentSamples = 100, .capSamples = 1000 };

TEST (RingState, IsOverOnceItHasStayedBelowMinusAHundredDecibels)
{
    const auto minus100 = std::pow (10.0f, -100.0f / 20.0f);
    RingState state;
    state.follow (ring, minus100 * 0.99f, 99, 0);
    EXPECT_FALSE (state.isOver (7));
    state.follow (ring, minus100 * 1.01f, 1, 99);
    EXPECT_FALSE (state.isOver (7)) << "it was not silent throughout";
    state.follow (ring, minus100 * 0.99f, 99, 100);
    EXPECT_FALSE (state.isOver (7)) << "so it counts anew";
    state.follow (ring, 0.0f, 1, 199);
    EXPECT_TRUE (state.isOver (7));
    EXPECT_FALSE (state.isAtCap (ring));
}

TEST (RingState, IsOverAtItsCapHoweverLoudItIs)
{
    RingState state;
    state.follow (ring, 1.0f, 999, 0);
    EXPECT_FALSE (state.isOver (7));
    EXPECT_FALSE (state.isAtCap (ring));
    state.follow (ring, 1.0f, 1, 999);
    EXPECT_TRUE (state.isOver (7));
    EXPECT_TRUE (state.isAtCap (ring));
}

TEST (RingState, OfAnotherRemovalBeginsAnew)
{
    constexpr RingState::Ring next { .id = 9, .silentSamples = 100, .capSamples = 1000 };
    RingState state;
    state.follow (ring, 1.0f, 1000, 0);
    EXPECT_FALSE (state.isOver (9));
    EXPECT_FALSE (state.isAtCap (next));
    state.follow (next, 1.0f, 999, 1000);
    EXPECT_FALSE (state.isOver (9));
    state.follow (next, 1.0f, 1, 1999);
    EXPECT_TRUE (state.isOver (9));
    EXPECT_FALSE (state.isOver (7)) << "only the newest counts";
}

} // namespace
} // namespace lopsided
