#pragma once

#include <juce_core/juce_core.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace lopsided
{

/** How well a typed word fits a name: its letters have to come in the name in their order, and count for more where they
    begin words, follow each other, or have the same case.

    Thread: any, values. Realtime: allocates.
*/
struct FuzzySearch
{
    FuzzySearch() = delete;

    /** A name, read once and searched often. Thread: any, a value. Realtime: allocates. */
    class Text
    {
    public:
        Text() = default;

        /** Cost: O(letters). Only the first 128 letters count. */
        explicit Text (const juce::String& text);

        [[nodiscard]] bool isEmpty() const noexcept { return letters.empty(); }

    private:
        friend struct FuzzySearch;

        struct Letter
        {
            juce::juce_wchar original = 0;
            juce::juce_wchar lower = 0;
            bool beginsWord = false;
        };

        std::vector<Letter> letters;
        std::uint64_t present = 0; // a bit for each letter that it holds, some sharing one
    };

    /** More is better; nothing where the word does not fit. An empty word fits everything, with 0.
        Cost: O(letters of both multiplied), and little where a letter is missing. */
    [[nodiscard]] static std::optional<int> score (const Text& word, const Text& name);

    /** The same of two strings; nothing where the word does not fit. Cost: that, and reading both. */
    [[nodiscard]] static std::optional<int> score (const juce::String& word, const juce::String& name);
};

} // namespace lopsided
