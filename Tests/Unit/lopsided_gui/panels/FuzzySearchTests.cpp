#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided
{
namespace
{

int score (const char* word, const char* name)
{
    return FuzzySearch::score (juce::String (word), juce::String (name)).value_or (-1000);
}

TEST (FuzzySearch, FitsLettersInTheirOrderOnly)
{
    EXPECT_TRUE (FuzzySearch::score (juce::String ("rvb"), juce::String ("Reverb")).has_value());
    EXPECT_FALSE (FuzzySearch::score (juce::String ("bvr"), juce::String ("Reverb")).has_value());
    EXPECT_FALSE (FuzzySearch::score (juce::String ("reverbs"), juce::String ("Reverb")).has_value());
    EXPECT_FALSE (FuzzySearch::score (juce::String ("xr"), juce::String ("Reverb")).has_value());
    EXPECT_FALSE (FuzzySearch::score (juce::String ("a"), juce::String()).has_value());
    EXPECT_EQ (FuzzySearch::score (juce::String(), juce::String ("Reverb")), 0);
}

TEST (FuzzySearch, PrefersBeginningsOfWords)
{
    EXPECT_GT (score ("ms", "Mono Synth"), score ("ms", "Rhythms"));
    EXPECT_GT (score ("mfp", "midiFilePlayer"), score ("mfp", "amplify pad"));
    EXPECT_GT (score ("rev", "Reverb"), score ("rev", "Forever"));
    EXPECT_GT (score ("3", "Comp 3"), score ("3", "x13"));
}

TEST (FuzzySearch, PrefersLettersThatFollowEachOther)
{
    EXPECT_GT (score ("comp", "Compressor"), score ("comp", "Chorus Of Many Pipes"));
    EXPECT_GT (score ("gain", "Gain"), score ("gain", "Graphic Analyser In"));
}

TEST (FuzzySearch, PrefersTheWholeNameAndTheSameCase)
{
    EXPECT_GT (score ("delay", "Delay"), score ("delay", "Delay Line"));
    EXPECT_GT (score ("EQ", "EQ"), score ("EQ", "Eq"));
}

TEST (FuzzySearch, TakesTheBestOfSeveralPlaces)
{
    // The first "s" is in the middle of a word, the second begins one.
    EXPECT_GT (score ("s", "Bass Synth"), score ("s", "Bass"));
}

TEST (FuzzySearch, ReadsLettersBeyondAscii)
{
    const auto name = juce::String::fromUTF8 ("\xc3\x9c"
                                              "bersteuerung");
    EXPECT_TRUE (FuzzySearch::score (juce::String::fromUTF8 ("\xc3\xbc"
                                                             "b"),
                                     name)
                     .has_value());
    EXPECT_FALSE (FuzzySearch::score (juce::String ("ub"), juce::String::fromUTF8 ("\xc3\x9c"
                                                                                   "b"))
                      .has_value());
}

TEST (FuzzySearch, LooksAtTheFirstLettersOfEndlessNames)
{
    const auto name = juce::String::repeatedString ("a", 100'000);
    EXPECT_TRUE (FuzzySearch::score (juce::String ("aaa"), name).has_value());
    EXPECT_TRUE (FuzzySearch::score (name, name).has_value());
}

} // namespace
} // namespace lopsided
