#include "Support/ArdourTest.h"
#include "Support/RackSessions.h"

#include <cmath>

namespace lopsided::testing
{
namespace
{

/** In which format the instrument is a track's plugin. */
class ArdourInstrument : public ArdourTest, public ::testing::WithParamInterface<const char*>
{
protected:
    void SetUp() override
    {
        ArdourTest::SetUp();

        if (! IsSkipped() && std::string (GetParam()) == "VST3")
            scan ("Lopsided Rack Instrument");
    }

    /** What notes.lua plays, at its times. */
    static void expectNotes (const Recording& heard)
    {
        ASSERT_GT (heard.seconds(), 3.9);
        const auto straight = heard.between (0.5, 0.95).frequency();
        ASSERT_GT (straight, 0.0);
        EXPECT_NEAR (semitones (heard.between (1.1, 1.7).frequency() / straight), 2.0, 0.15)
            << "the bend is not heard";
        EXPECT_NEAR (semitones (heard.between (1.8, 1.98).frequency() / straight), 0.0, 0.15)
            << "the bend does not end";
        EXPECT_GT (evenness (heard.between (1.8, 1.98)), 0.95f);
        EXPECT_LT (evenness (heard.between (2.05, 2.75)), 0.85f) << "the pressure is not heard";
        EXPECT_LT (heard.between (3.3, 3.85).peak(), 0.2f * heard.between (1.8, 1.98).peak())
            << "the controller is not heard";
        EXPECT_GT (heard.between (0.4, 2.95).quietestBlock(), 0.1f);
        EXPECT_GT (heard.between (2.95, 3.85).quietestBlock(), 0.0f);
    }

private:
    /** From -6 to 6: the strongest period may be that of another octave. */
    static double semitones (double ratio) { return 12.0 * std::remainder (std::log2 (ratio), 1.0); }

    /** How near the level stays to its highest. */
    static float evenness (const Recording& part) { return part.quietestBlock() / part.peak(); }
};

TEST_P (ArdourInstrument, BendsAndMovesASynthInsideAndGetsItBack)
{
    beginRacksWith (RackSessions::steadySynth());
    make (instrument (GetParam()), {});
    ASSERT_FALSE (HasFatalFailure());

    // A synth that has played begins its waves elsewhere: only one that was just opened plays the same again.
    for (const auto* name : { "first", "second" })
    {
        exportAgain (name);
        ASSERT_FALSE (HasFatalFailure());
    }

    expectNotes (tape());
    expectNotes (exported ("first"));
    EXPECT_TRUE (exported ("second") == exported ("first")) << "the project does not come back as it was";
}

INSTANTIATE_TEST_SUITE_P (Formats, ArdourInstrument, ::testing::Values ("VST3", "LV2"),
                          [] (const auto& test) { return std::string (test.param); });

} // namespace
} // namespace lopsided::testing
