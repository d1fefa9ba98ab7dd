#include "Support/GuiTest.h"

#include <csignal>

namespace lopsided::testing
{
namespace
{

using JackReturnsToWindow = GuiTest;

TEST_F (JackReturnsToWindow, AServerThatIsKilledTenTimesIsHeardAgainEachTime)
{
    constexpr int numDeaths = 10;
    const juce::File session (juce::String (sineThroughGain (Cables::all)));
    launchWith (session);
    ASSERT_TRUE (soundIsHeard());
    const auto level = tap->peakNow();
    const auto process = program->processId();

    for (int death = 0; death < numDeaths; ++death)
    {
        SCOPED_TRACE (death);
        endServer (SIGKILL);
        startServer();
        ASSERT_TRUE (tapIsConnected());
        ASSERT_TRUE (soundIsHeard());
        ASSERT_TRUE (becomesTrue ([&] { return std::abs (tap->peakNow() - level) < 0.005f; }))
            << tap->peakNow();
        ASSERT_EQ (program->processId(), process);
    }

    EXPECT_EQ (title(), "Tone - Lopsided");
}

} // namespace
} // namespace lopsided::testing
