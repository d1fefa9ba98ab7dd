#include "FuzzySearch.h"

#include <array>

namespace lopsided
{

namespace
{
constexpr std::size_t mostFuzzyLetters = 128;
constexpr int noFit = -1'000'000;

constexpr int pointsForLetter = 4;
constexpr int pointsForWordStart = 12;
constexpr int pointsForFirst = 8; // of the whole name, beside being a word's
constexpr int pointsForRun = 10;
constexpr int pointsForCase = 1;
constexpr int pointsForWhole = 20; // the name is the word
constexpr int costOfGap = 1;       // a letter left out, up to a few
constexpr int mostGapCost = 6;

std::uint64_t bitOf (juce::juce_wchar letter)
{
    return std::uint64_t { 1 } << (static_cast<std::uint32_t> (letter) % 64u);
}

/** The C library lowers ASCII only where nobody has chosen a locale. */
juce::juce_wchar lowered (juce::juce_wchar letter)
{
    const auto isLatin = letter >= 0xc0 && letter <= 0xde && letter != 0xd7;
    return isLatin ? letter + 0x20 : juce::CharacterFunctions::toLowerCase (letter);
}

enum class LetterClass
{
    lower,
    upper,
    digit,
    other
};

LetterClass classOf (juce::juce_wchar letter)
{
    if (juce::CharacterFunctions::isDigit (letter))
        return LetterClass::digit;

    if (! juce::CharacterFunctions::isLetter (letter))
        return LetterClass::other;

    return juce::CharacterFunctions::isUpperCase (letter) ? LetterClass::upper : LetterClass::lower;
}

/** "Calf Mono-Synth", "midiFilePlayer", "x42": a word begins after what is no letter, at an upper one after a lower one,
    and where digits begin. */
bool beginsWord (LetterClass before, LetterClass now)
{
    if (now == LetterClass::other)
        return false;

    return before == LetterClass::other || (before == LetterClass::lower && now == LetterClass::upper)
           || (before != LetterClass::digit && now == LetterClass::digit);
}
} // namespace

FuzzySearch::Text::Text (const juce::String& text)
{
    auto before = LetterClass::other;

    for (auto at = text.getCharPointer(); ! at.isEmpty() && letters.size() < mostFuzzyLetters; ++at)
    {
        const auto now = classOf (*at);
        const auto lower = lowered (*at);
        letters.push_back ({ *at, lower, beginsWord (before, now) });
        present |= bitOf (lower);
        before = now;
    }
}

std::optional<int> FuzzySearch::score (const Text& word, const Text& name)
{
    const auto& sought = word.letters;
    const auto& letters = name.letters;

    if (sought.empty())
        return 0;

    if (sought.size() > letters.size() || (word.present & ~name.present) != 0)
        return std::nullopt;

    // best[j]: the most points for the letters of the word so far, the last of them at j.
    std::array<int, mostFuzzyLetters> best {}, previous {};

    for (std::size_t i = 0; i < sought.size(); ++i)
    {
        auto before = i == 0 ? 0 : noFit; // the best of those that end before j, with what the gap costs
        std::swap (best, previous);

        for (std::size_t j = 0; j < letters.size(); ++j)
        {
            if (i > 0 && j > 0)
                before = std::max (before - costOfGap, previous[j - 1]);

            best[j] = noFit;

            if (letters[j].lower != sought[i].lower || before <= noFit / 2)
                continue;

            const auto isRun = i > 0 && j > 0 && previous[j - 1] > noFit / 2;
            const auto atGap = (i == 0 ? -std::min (static_cast<int> (j), mostGapCost) : before) - costOfGap;
            const auto points = pointsForLetter + (letters[j].beginsWord ? pointsForWordStart : 0)
                                + (j == 0 ? pointsForFirst : 0)
                                + (letters[j].original == sought[i].original ? pointsForCase : 0);
            best[j] = points + std::max (atGap, isRun ? previous[j - 1] + pointsForRun : noFit);
        }
    }

    const auto most =
        *std::max_element (best.begin(), best.begin() + static_cast<std::ptrdiff_t> (letters.size()));

    if (most <= noFit / 2)
        return std::nullopt;

    // Of two that fit alike the shorter one is meant more likely.
    const auto isWhole = sought.size() == letters.size();
    return most + (isWhole ? pointsForWhole : 0) - static_cast<int> (letters.size() / 16);
}

std::optional<int> FuzzySearch::score (const juce::String& word, const juce::String& name)
{
    return score (Text (word), Text (name));
}

} // namespace lopsided
