#include "PlantedVerification.h"

namespace lopsided::testing
{
namespace
{

class Offences : public PlantedVerification
{
protected:
    /** Expects that this call is found, once for each watched block, named and placed, and nothing else. */
    static void expectOnly (const ObservedVerdict& verdict, const juce::String& kind,
                            const juce::StringArray& names)
    {
        EXPECT_EQ (verdict.summary, VerdictSummary::offences) << verdict.sentence;
        EXPECT_EQ (static_cast<int> (verdict.offences.size()), names.size()) << verdict.sentence;

        for (const auto& name : names)
        {
            const auto* offence = find (verdict, name);
            ASSERT_NE (offence, nullptr) << name << ": " << verdict.sentence;
            EXPECT_EQ (offence->kind, kind);
            EXPECT_EQ (offence->count, verdict.watchedBlocks) << name;
            EXPECT_TRUE (offence->place.contains ("planted.so")
                         || offence->place == "the end of one of its functions")
                << offence->place;
            EXPECT_TRUE (verdict.sentence.contains (name)) << verdict.sentence;
        }
    }
};

TEST_F (Offences, OfACleanPluginAreNone)
{
    const auto verdict = verify ("clean");
    EXPECT_EQ (verdict.summary, VerdictSummary::clean) << verdict.sentence;
    EXPECT_TRUE (verdict.offences.empty()) << verdict.sentence;
    EXPECT_EQ (verdict.state.roundTrip, ObservedState::RoundTrip::exact);
    EXPECT_EQ (verdict.latency.honesty, ObservedLatency::Honesty::honest) << verdict.latency.reason;
    EXPECT_EQ (verdict.latency.changesWhileRunning, 0);
    EXPECT_EQ (verdict.nanSamples + verdict.infinitySamples + verdict.denormalSamples, 0);
    EXPECT_EQ (verdict.escapedExceptions, 0);
    EXPECT_FALSE (verdict.end.has_value());
    EXPECT_EQ (verdict.tail.measuredSeconds.value_or (1.0), 0.0);
}

TEST_F (Offences, CoverEveryBlockSizeThatIsAskedFor)
{
    const auto verdict = verify ("clean");
    ASSERT_EQ (verdict.blocks.size(), 5u);

    for (const auto& size : verdict.blocks)
    {
        EXPECT_GT (size.timed, 100) << size.frames;
        EXPECT_GT (size.processed, 2 * size.timed / 2) << size.frames;
        EXPECT_GT (size.worstMicros, 0.0);
        EXPECT_GE (size.worstMicros, size.p99Micros);
        EXPECT_GE (size.worstShare, size.p99Share);
    }

    EXPECT_TRUE (verdict.blocks[0].untouched);
    EXPECT_GT (verdict.watchedBlocks, 400);
}

TEST_F (Offences, OfAPluginThatAllocatesAreNamed)
{
    expectOnly (verify ("allocates"), "heap", { "malloc", "free" });
}

TEST_F (Offences, OfAPluginThatLocksAreNamed)
{
    expectOnly (verify ("locks"), "lock", { "pthread_mutex_lock", "pthread_mutex_unlock" });
}

TEST_F (Offences, OfAPluginThatCallsTheSystemAreNamed)
{
    expectOnly (verify ("calls-system"), "system call", { "write" });
}

TEST_F (Offences, OfAPluginThatThrowsAreNamedThoughItCatches)
{
    const auto verdict = verify ("throws");
    const auto* thrown = find (verdict, "throw");
    ASSERT_NE (thrown, nullptr) << verdict.sentence;
    EXPECT_EQ (thrown->kind, "exception");
    EXPECT_EQ (thrown->count, verdict.watchedBlocks);
    EXPECT_EQ (verdict.escapedExceptions, 0);
}

TEST_F (Offences, OfAPluginWhosePagesFaultAreCounted)
{
    const auto verdict = verify ("faults");
    EXPECT_EQ (verdict.summary, VerdictSummary::offences) << verdict.sentence;
    EXPECT_TRUE (verdict.offences.empty()) << verdict.sentence;
    EXPECT_TRUE (verdict.sentence.contains ("age faults in")) << verdict.sentence;

    std::int64_t timed = 0;

    for (const auto& size : verdict.blocks)
        timed += size.timed;

    EXPECT_EQ (verdict.blocksWithFaults, timed);
}

TEST_F (Offences, OfAPluginThatIsLateAreCounted)
{
    const auto verdict = verify ("late");
    EXPECT_EQ (verdict.summary, VerdictSummary::offences) << verdict.sentence;
    EXPECT_TRUE (verdict.sentence.contains ("ate in")) << verdict.sentence;

    for (const auto& size : verdict.blocks)
    {
        EXPECT_GT (size.timed, 0);
        EXPECT_EQ (size.late, size.timed) << size.frames;
        EXPECT_GE (size.worstShare, 1.4);
    }
}

TEST_F (Offences, OfTheHostsOwnCodeAreNotThePlugins)
{
    const auto verdict = verify ("clean");

    for (const auto& offence : verdict.wrapperOffences)
        EXPECT_FALSE (offence.place.contains ("planted.so")) << offence.place;
}

} // namespace
} // namespace lopsided::testing
