#include "BoundedJson.h"

namespace lopsided
{

namespace
{
bool isTooDeep (std::string_view text)
{
    constexpr int deepest = 32;
    int depth = 0;
    bool isInString = false;

    for (std::size_t i = 0; i < text.size(); ++i)
    {
        const auto character = text[i];

        if (isInString && character == '\\')
            ++i;
        else if (character == '"')
            isInString = ! isInString;
        else if (! isInString && (character == '[' || character == '{') && ++depth > deepest)
            return true;
        else if (! isInString && (character == ']' || character == '}'))
            --depth;
    }

    return false;
}
} // namespace

std::optional<juce::var> readBoundedJson (std::string_view text)
{
    juce::var value;

    if (isTooDeep (text)
        || juce::JSON::parse (juce::String::fromUTF8 (text.data(), static_cast<int> (text.size())), value)
               .failed())
        return std::nullopt;

    if (! value.isObject() && ! value.isArray())
        return std::nullopt; // an empty text, too

    return value;
}

} // namespace lopsided
