#include "Support/ArdourTest.h"
#include "Support/RackSessions.h"

namespace lopsided::testing
{
namespace
{

// The test's source is a sine of this level and period; CommitOptions fades for 10 ms.
constexpr auto level = 0.5f;
constexpr auto periodFrames = 96.0f, fadeFrames = 480.0f;
constexpr auto pi = 3.14159265f;

/** No step of a sine, or of one that fades into another, is larger. */
constexpr auto largestStep = level * 2.0f * pi / periodFrames + 2.0f * level / fadeFrames;

/** In which format the effect is a track's plugin. */
class Ardour : public ArdourTest, public ::testing::WithParamInterface<const char*>
{
protected:
    void SetUp() override
    {
        ArdourTest::SetUp();

        if (! IsSkipped() && isVst3())
            scan ("Lopsided Rack");
    }

    [[nodiscard]] bool isVst3() const { return std::string (GetParam()) == "VST3"; }

    /** What Ardour automates: VST3's parameters are normalised, what LV2 calls properties have their own range. */
    [[nodiscard]] std::string automation() const
    {
        const auto* scenes =
            isVst3() ? "0=0.015625,2.5=0.015625,2.51=0.03125,4=0.03125" : "0=1,2.5=1,2.51=2,4=2";
        return std::string ("AUTOMATION=")
            .append (isVst3() ? RackSessions::macroName : "Macro 1")
            .append (":0=0,1=0,1.01=1,4=1;Scene:")
            .append (scenes);
    }
};

TEST_P (Ardour, AutomatesAMacroAndSwitchesScenesWithoutAClickAndGetsItAllBack)
{
    beginRacksWith (RackSessions::scenes());
    make (effect (GetParam()), { automation(), "EXPORT=first" });
    ASSERT_FALSE (HasFatalFailure());
    exportAgain ("second");
    ASSERT_FALSE (HasFatalFailure());

    for (const auto& heard : { exported ("first"), tape() })
    {
        ASSERT_GT (heard.seconds(), 3.9);
        EXPECT_NEAR (heard.between (0.3, 0.9).peak(), level * RackSessions::half, 0.002f);
        EXPECT_NEAR (heard.between (1.3, 2.3).peak(), level, 0.002f) << "the macro has not moved";
        EXPECT_NEAR (heard.between (2.8, 3.8).peak(), level * RackSessions::quarter, 0.002f)
            << "the scene was not recalled";
        EXPECT_LE (heard.between (0.2, 3.8).largestStep(), largestStep);
        EXPECT_GT (heard.between (0.2, 3.8).quietestBlock(), 0.9f * level * RackSessions::quarter);
    }

    EXPECT_TRUE (exported ("second") == exported ("first")) << "the project does not come back as it was";
}

TEST_P (Ardour, KnowsTheLatencyOfTheSceneThatPlays)
{
    if (! useLv2Bundle ("nodelay.lv2"))
        GTEST_SKIP() << "x42-plugins are not installed";

    beginRacksWith (RackSessions::lateScene());
    const auto latency = "LATENCY=" + std::to_string (RackSessions::lateSamples);
    auto variables = effect (GetParam());
    variables.insert (variables.end(), { "SCENE=2", latency });
    finishScript ("latency.lua", variables, [] {});
    finishScript ("latency.lua", { latency }, [] {});
}

INSTANTIATE_TEST_SUITE_P (Formats, Ardour, ::testing::Values ("VST3", "LV2"),
                          [] (const auto& test) { return std::string (test.param); });

} // namespace
} // namespace lopsided::testing
