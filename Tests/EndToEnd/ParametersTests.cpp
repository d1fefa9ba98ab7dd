#include "Support/ProgramTest.h"

namespace lopsided::testing
{
namespace
{

class Parameters : public ProgramTest
{};

TEST_F (Parameters, AreALineEachWithIdNameDefaultAndRange)
{
    const auto run = ChildProgram::run (lopsided ({ "parameters", "gain" }));
    ASSERT_EQ (run.exitCode, 0) << run.err;
    EXPECT_EQ (numLines (run.out), 2) << run.out;
    EXPECT_EQ (run.out.rfind ("gain ", 0), 0u) << run.out;

    for (const auto* part : { "Gain", "0.00 dB", "(-100.00 to 24.00 dB", "\n1 parameters\n" })
        EXPECT_NE (run.out.find (part), std::string::npos) << part << " in " << run.out;
}

TEST_F (Parameters, AreJsonWithNormalisedValuesWhereThatIsAskedFor)
{
    const auto run = ChildProgram::run (lopsided ({ "parameters", "builtin:gain", "--json" }));
    ASSERT_EQ (run.exitCode, 0) << run.err;
    const auto all = json (run.out);
    ASSERT_EQ (all.size(), 1);
    EXPECT_EQ (all[0]["id"].toString(), "gain");
    EXPECT_NEAR (static_cast<double> (all[0]["default"]), 100.0 / 124.0, 1e-4);
    EXPECT_NEAR (static_cast<double> (all[0]["value"]), 100.0 / 124.0, 1e-4);
    EXPECT_TRUE (static_cast<bool> (all[0]["automatable"]));
}

TEST_F (Parameters, OfAPluginThatIsMissingAreAnErrorOfOneLine)
{
    const auto run = ChildProgram::run (lopsided ({ "parameters", "LV2:urn:no-such-plugin" }));
    EXPECT_EQ (run.exitCode, 1);
    EXPECT_EQ (run.out, "");
    EXPECT_EQ (numLines (run.err), 1) << run.err;
    EXPECT_NE (run.err.find ("urn:no-such-plugin"), std::string::npos) << run.err;
}

} // namespace
} // namespace lopsided::testing
