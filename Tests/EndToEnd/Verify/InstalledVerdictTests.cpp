#include "InstalledVerdicts.h"
#include "KnownBad.h"

#include <iostream>

namespace lopsided::testing
{
namespace
{

using RoundTrip = ObservedState::RoundTrip;

class InstalledVerdictTest : public InstalledVerdicts
{
protected:
    static bool stateIsBack (const ObservedVerdict& verdict)
    {
        return verdict.state.roundTrip != RoundTrip::differs
               && verdict.state.roundTrip != RoundTrip::notTried;
    }

    static bool isFinite (const ObservedVerdict& verdict)
    {
        return verdict.nanSamples + verdict.infinitySamples == 0;
    }

    /** Whether a plugin was opened, processed blocks of all sizes without NaN as it comes, and gave its state back. */
    static bool isGood (const ObservedVerdict& verdict)
    {
        return ! verdict.end.has_value() && verdict.summary != VerdictSummary::notOpened
               && verdict.summary != VerdictSummary::notObserved && verdict.blocks.size() == 5u
               && verdict.escapedExceptions == 0 && (isFinite (verdict) || verdict.isBadOnlyWhenTouched())
               && stateIsBack (verdict);
    }

    /** Expects that a plugin did what is known of it, and gave no NaN after changes of its parameters either. */
    static void expectGood (const std::string& id, const ObservedVerdict& verdict)
    {
        EXPECT_TRUE (isGood (verdict) || dependsOnMemory (id)) << id << ": " << verdict.sentence;
        EXPECT_TRUE (isFinite (verdict) || dependsOnMemory (id)) << id << ": " << verdict.sentence;
        EXPECT_FALSE (verdict.end.has_value()) << id << ": " << verdict.sentence;
        EXPECT_TRUE (stateIsBack (verdict)) << id << ": " << verdict.sentence;
    }

    /** These give NaN or not by what other plugins, run in the same process before, left in the memory that they get. */
    static bool dependsOnMemory (const std::string& id)
    {
        return id.ends_with ("mda/BeatBox") || id.ends_with ("mda/RezFilter") || id.ends_with ("mda/Vocoder");
    }
};

TEST_F (InstalledVerdictTest, OfAllOfX42)
{
    const auto x42 = allOf ("LV2", "gareus.org/oss/lv2");
    ASSERT_GE (x42.size(), 110u);

    for (const auto& [id, verdict] : x42)
    {
        if (id.find ("xfade") == std::string::npos)
        {
            expectGood (id, verdict);
            continue;
        }

        // JUCE could connect two of its four inputs, and it reads them all.
        EXPECT_EQ (verdict.summary, VerdictSummary::notOpened) << verdict.sentence;
        EXPECT_TRUE (verdict.sentence.contains ("4 audio inputs")) << verdict.sentence;
    }
}

TEST_F (InstalledVerdictTest, OfAllOfMda)
{
    const auto mda = allOf ("LV2", "drobilla.net/plugins/mda");
    EXPECT_EQ (mda.size(), 36u);

    for (const auto& [id, verdict] : mda)
        expectGood (id, verdict);
}

/** Of those that are good in JUCE's own host, 99 of 100 are in ours: they load, process and have their state back. */
TEST_F (InstalledVerdictTest, OfNinetyNineOfAHundredThatAreKnownToBeGoodAreGood)
{
    std::size_t numKnown = 0, numGood = 0, numLeftOut = 0;

    for (const auto& [format, byId] : verdicts())
        for (const auto& [id, verdict] : byId)
        {
            if (KnownBad::contains (format, id))
            {
                ++numLeftOut;
                continue;
            }

            ++numKnown;

            if (isGood (verdict))
                ++numGood;
            else
                std::cout << "# not good: " << format << ' ' << id << ": " << verdict.sentence << '\n';
        }

    for (const auto& bad : KnownBad::all)
        std::cout << "# left out: " << bad.format << ' ' << bad.endOfIdentifier << ": " << bad.reason << '\n';

    const auto missing = missingPackages();

    for (const auto& package : missing)
        std::cout << "# not installed, so not looked at: " << package << '\n';

    std::cout << "# " << numGood << " of " << numKnown << " are good, beside " << numLeftOut
              << " that are known not to be; observed in " << seconds() << " s\n";

    if (missing.empty())
    {
        EXPECT_EQ (numLeftOut, KnownBad::all.size()) << "one of those has another name by now";
        EXPECT_GE (numKnown, 480u);
    }

    ASSERT_GT (numKnown, 0u);
    EXPECT_GE (100 * numGood, 99 * numKnown);
}

} // namespace
} // namespace lopsided::testing
