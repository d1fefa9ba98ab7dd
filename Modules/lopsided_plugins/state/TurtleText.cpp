#include "TurtleText.h"

#include <algorithm>

namespace lopsided
{

namespace
{
constexpr std::string_view endsOfWords = " \t\r\n<>\"'#;,[](){}";
} // namespace

TurtleText::Token TurtleText::literalAt (std::size_t position) const
{
    const auto quote = text[position];
    const std::string three (3, quote);
    const auto rest = text.substr (position);
    const auto isLong = rest.substr (0, 3) == three;
    auto end = isLong ? std::size_t { 3 } : std::size_t { 1 };

    while (end < rest.size())
    {
        if (rest[end] == '\\')
            end += 2;
        else if (isLong ? rest.substr (end, 3) == three : rest[end] == quote)
            return { Token::Kind::literal, rest.substr (0, end + (isLong ? 3 : 1)) };
        else
            ++end;
    }

    return { Token::Kind::literal, rest };
}

TurtleText::Token TurtleText::tokenAt (std::size_t position) const
{
    const auto rest = text.substr (position);
    const auto upTo = [rest] (std::size_t end, std::size_t more) {
        return rest.substr (0, end == std::string_view::npos ? rest.size() : end + more);
    };

    switch (rest.front())
    {
        case '<': return { Token::Kind::iri, upTo (rest.find ('>'), 1) };
        case '#': return { Token::Kind::comment, upTo (rest.find ('\n'), 1) };
        case '"':
        case '\'': return literalAt (position);
        default: break;
    }

    if (endsOfWords.find (rest.front()) != std::string_view::npos)
        return { Token::Kind::other, rest.substr (0, 1) };

    return { Token::Kind::word, upTo (rest.find_first_of (endsOfWords), 0) };
}

std::string TurtleText::withIris (
    const std::function<std::optional<std::string> (std::string_view)>& replace) const
{
    std::string result;

    for (std::size_t position = 0; position < text.size();)
    {
        const auto token = tokenAt (position);
        position += token.text.size();
        const auto isWhole = token.kind == Token::Kind::iri && token.text.back() == '>';
        const auto replaced = isWhole ? replace (token.text.substr (1, token.text.size() - 2)) : std::nullopt;

        if (replaced)
            result.append ("<").append (*replaced).append (">");
        else
            result.append (token.text);
    }

    return result;
}

std::optional<std::string> TurtleText::iriAfter (std::string_view word) const
{
    auto isNext = false;

    for (std::size_t position = 0; position < text.size();)
    {
        const auto token = tokenAt (position);
        position += token.text.size();

        if (token.kind == Token::Kind::word)
            isNext = token.text == word;
        else if (token.kind == Token::Kind::iri && isNext && token.text.back() == '>')
            return std::string (token.text.substr (1, token.text.size() - 2));
    }

    return std::nullopt;
}

bool TurtleText::hasWord (std::string_view word) const
{
    for (std::size_t position = 0; position < text.size();)
    {
        const auto token = tokenAt (position);
        position += token.text.size();

        if (token.kind == Token::Kind::word && token.text == word)
            return true;
    }

    return false;
}

} // namespace lopsided
