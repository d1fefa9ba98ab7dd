#include "Mutator.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace lopsided::testing
{

namespace
{
constexpr std::array<std::string_view, 26> tokens { "0",
                                                    "-1",
                                                    "1e999",
                                                    "1e-999",
                                                    "NaN",
                                                    "Infinity",
                                                    "18446744073709551616",
                                                    "-9223372036854775808",
                                                    "0.1",
                                                    "2",
                                                    "4294967296",
                                                    "16",
                                                    "null",
                                                    "true",
                                                    "[]",
                                                    "{}",
                                                    "\"\"",
                                                    "\"midi\"",
                                                    "\"audioOutput\"",
                                                    "\"\\u0000\"",
                                                    "\"\\ud800\"",
                                                    "\"\xff\"",
                                                    "[[[[",
                                                    "{\"id\":16}",
                                                    "\"AAA=\"",
                                                    "\"////\"" };
} // namespace

Mutator::Mutator (std::vector<std::string> corpusToUse, unsigned seed)
    : corpus (std::move (corpusToUse)),
      random (seed)
{}

std::string Mutator::next()
{
    auto text = corpus[below (corpus.size())];
    const auto numChanges = 1 + below (3);

    for (std::size_t change = 0; change < numChanges; ++change)
        mutate (text);

    return text;
}

std::size_t Mutator::below (std::size_t limit)
{
    return limit == 0 ? 0 : random() % limit;
}

/** A piece of any text of the corpus. */
std::string Mutator::piece()
{
    const auto& source = corpus[below (corpus.size())];
    return source.substr (below (source.size()), below (200));
}

/** Puts a token in the place of what stands between a colon, comma or bracket and the next comma or bracket. */
void Mutator::replaceValue (std::string& text)
{
    const auto start = text.find_first_of (":,[", below (text.size()));

    if (start == std::string::npos)
        return;

    const auto end = std::min (text.find_first_of (",]}", start + 1), text.size());
    text.replace (start + 1, end - start - 1, tokens[below (tokens.size())]);
}

void Mutator::mutate (std::string& text)
{
    const auto position = below (text.size() + 1);

    switch (below (16))
    {
        case 0: text.resize (position); break;
        case 1: text.erase (position, below (50)); break;
        case 2: text.insert (position, piece()); break;
        case 3: text.insert (position, text.substr (below (text.size() + 1), below (300))); break;
        case 4: text.insert (position, 1, static_cast<char> (random())); break;
        case 5:
            if (position < text.size())
                text[position] = static_cast<char> (random());
            break;
        default: replaceValue (text); break;
    }
}

} // namespace lopsided::testing
