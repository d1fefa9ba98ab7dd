#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided::testing
{
namespace
{

/** A verdict on which nothing can be said. */
ObservedVerdict spotless()
{
    ObservedVerdict verdict;
    verdict.date = juce::Time (2026, 0, 2, 3, 4, 5, 6);
    verdict.pluginVersion = "1.2";
    verdict.sampleRate = 48000.0;
    verdict.blocks.push_back ({ 64, false, false, 700, 400, 12.5, 10.25, 0.5, 0.25, 0 });
    verdict.watchedBlocks = 300;
    verdict.state.roundTrip = ObservedState::RoundTrip::exact;
    verdict.latency.honesty = ObservedLatency::Honesty::honest;
    return verdict;
}

/** One that has something in every member. */
ObservedVerdict full()
{
    auto verdict = spotless();
    verdict.blocks.push_back ({ 333, true, true, 70, 40, 2.5, 2.25, 0.125, 0.0625, 3, 13 });
    verdict.offences.push_back ({ "heap", "malloc", 12, "grow()+0x1 in reverb.so" });
    verdict.wrapperOffences.push_back ({ "lock", "pthread_mutex_lock", 3, {} });
    verdict.pageFaults = 5;
    verdict.blocksWithFaults = 4;
    verdict.nanSamples = 6;
    verdict.infinitySamples = 7;
    verdict.denormalSamples = 8;
    verdict.escapedExceptions = 9;
    verdict.state = { ObservedState::RoundTrip::differs, { "Drive", "Tone" }, { "Meter" } };
    verdict.latency = { ObservedLatency::Honesty::differs, 10, 20, "late", 2 };
    verdict.tail = { 0.5, 1.25, true };
    verdict.denormalCost = 14.5;
    verdict.end = ObservedEnd { "process at 64", "crashed (SIGSEGV)", ObservedEnd::Manner::crashed };
    verdict.judge();
    return verdict;
}

TEST (ObservedVerdict, ComesBackFromJsonAsItWas)
{
    const auto text = juce::JSON::toString (full().toVar());
    const auto back = ObservedVerdict::fromVar (juce::JSON::parse (text));
    ASSERT_TRUE (back.has_value());
    EXPECT_TRUE (*back == full()) << text << juce::JSON::toString (back->toVar());
}

TEST (ObservedVerdict, ComesBackFromJsonWhereHardlyAnythingIsKnown)
{
    const auto back =
        ObservedVerdict::fromVar (juce::JSON::parse (juce::JSON::toString (ObservedVerdict().toVar())));
    ASSERT_TRUE (back.has_value());
    EXPECT_FALSE (back->denormalCost.has_value());
    EXPECT_FALSE (back->tail.measuredSeconds.has_value());
    EXPECT_FALSE (back->latency.measuredSamples.has_value());
    EXPECT_FALSE (back->end.has_value());
}

TEST (ObservedVerdict, IsNotReadFromWhatIsNone)
{
    for (const auto* text : { "null", "[]", "7", "{}", R"({ "summary": "safe" })", R"({ "summary": {} })" })
        EXPECT_FALSE (ObservedVerdict::fromVar (juce::JSON::parse (text)).has_value()) << text;
}

TEST (ObservedVerdict, TakesMembersOfTheWrongKindForNothing)
{
    const auto back = ObservedVerdict::fromVar (juce::JSON::parse (
        R"({ "summary": "clean", "blocks": 3, "offences": [ 1, "x", null ], "state": [], "latency": "no", "end": 4 })"));
    ASSERT_TRUE (back.has_value());
    EXPECT_TRUE (back->blocks.empty());
    EXPECT_TRUE (back->offences.empty());
    EXPECT_EQ (back->state, ObservedState());
    EXPECT_FALSE (back->end.has_value());
}

TEST (ObservedVerdict, HasAWordForEverySummary)
{
    for (const auto summary : allVerdictSummaries)
        EXPECT_EQ (verdictSummaryFromString (toString (summary)), summary);

    EXPECT_FALSE (verdictSummaryFromString ("safe").has_value());
}

TEST (ObservedVerdict, IsCleanWhereNothingCameToPass)
{
    auto verdict = spotless();
    verdict.judge();
    EXPECT_EQ (verdict.summary, VerdictSummary::clean);
    EXPECT_EQ (verdict.sentence, "Nothing to report in 700 blocks.");
}

TEST (ObservedVerdict, NamesTheWorstFirst)
{
    auto verdict = full();
    verdict.end.reset();
    verdict.judge();
    EXPECT_EQ (verdict.summary, VerdictSummary::unstable);
    EXPECT_TRUE (
        verdict.sentence.startsWith ("6 NaN samples; 7 infinite samples; 9 exceptions thrown at the host; "
                                     "calls malloc"))
        << verdict.sentence;

    verdict.nanSamples = verdict.infinitySamples = verdict.escapedExceptions = 0;
    verdict.judge();
    EXPECT_EQ (verdict.summary, VerdictSummary::offences);
    EXPECT_TRUE (verdict.sentence.startsWith ("Calls malloc 12 times (first at grow()+0x1 in reverb.so)"))
        << verdict.sentence;
    EXPECT_TRUE (verdict.sentence.contains ("3 of 40 blocks of up to 333 frames")) << verdict.sentence;

    verdict.offences.clear();
    verdict.blocks.pop_back();
    verdict.judge();
    EXPECT_EQ (verdict.summary, VerdictSummary::remarks);
    EXPECT_TRUE (verdict.sentence.contains ("Drive, Tone")) << verdict.sentence;
    EXPECT_TRUE (verdict.sentence.contains ("reports a latency of 10, an impulse took 20"))
        << verdict.sentence;
}

TEST (ObservedVerdict, TellsWhatIsBadOnlyAfterParametersWereChanged)
{
    auto verdict = full();
    ASSERT_TRUE (verdict.blocks.back().untouched);
    EXPECT_FALSE (verdict.isBadOnlyWhenTouched());

    verdict.blocks.back().untouched = false;
    EXPECT_TRUE (verdict.isBadOnlyWhenTouched());
    verdict.end.reset();
    verdict.judge();
    EXPECT_TRUE (verdict.sentence.contains ("7 infinite samples (only after parameters were changed); "))
        << verdict.sentence;

    verdict.blocks.back().badSamples = 0;
    EXPECT_FALSE (verdict.isBadOnlyWhenTouched());
}

TEST (ObservedVerdict, SaysInWhichPhaseItEnded)
{
    auto verdict = full();
    verdict.judge();
    EXPECT_EQ (verdict.summary, VerdictSummary::crashed);
    EXPECT_EQ (verdict.sentence, "Crashed (SIGSEGV) in the phase \"process at 64\".");

    verdict.end->manner = ObservedEnd::Manner::timedOut;
    verdict.judge();
    EXPECT_EQ (verdict.summary, VerdictSummary::timedOut);

    verdict.end->manner = ObservedEnd::Manner::threw;
    verdict.judge();
    EXPECT_EQ (verdict.summary, VerdictSummary::unstable);
}

TEST (ObservedVerdict, DoesNotHoldRareFaultsAndLateBlocksAgainstAPlugin)
{
    auto verdict = spotless();
    verdict.blocksWithFaults = verdict.pageFaults = 14;
    verdict.blocks[0].late = 7;
    verdict.judge();
    EXPECT_EQ (verdict.summary, VerdictSummary::clean) << verdict.sentence;

    verdict.blocksWithFaults = 25;
    verdict.judge();
    EXPECT_EQ (verdict.summary, VerdictSummary::offences) << verdict.sentence;

    verdict.blocksWithFaults = 0;
    verdict.blocks[0].late = 8;
    verdict.judge();
    EXPECT_EQ (verdict.summary, VerdictSummary::offences) << verdict.sentence;
}

TEST (ObservedVerdict, NeverCallsAnythingSafe)
{
    for (const auto summary : allVerdictSummaries)
        EXPECT_FALSE (toString (summary).containsIgnoreCase ("safe"));

    auto verdict = spotless();
    verdict.judge();
    EXPECT_FALSE (verdict.sentence.containsIgnoreCase ("safe"));
}

} // namespace
} // namespace lopsided::testing
