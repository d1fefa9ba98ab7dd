#include "OutputTail.h"

#include <algorithm>
#include <string_view>

namespace lopsided
{

void OutputTail::add (const char* bytes, std::size_t numBytes)
{
    const auto numTaken = std::min (numBytes, capacity);

    if (kept.size() + numTaken > capacity)
        kept.erase (0, kept.size() + numTaken - capacity);

    kept.append (bytes + (numBytes - numTaken), numTaken);
}

juce::String OutputTail::lastLine (std::size_t maximumLength) const
{
    const auto isBlank = [] (char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\0'; };
    const auto last = std::find_if_not (kept.rbegin(), kept.rend(), isBlank).base();
    const std::string_view text (kept.data(), static_cast<std::size_t> (last - kept.begin()));
    const auto lineStart = text.find_last_of ("\r\n");
    auto line = std::string (lineStart == std::string_view::npos ? text : text.substr (lineStart + 1));

    line.resize (std::min (line.size(), maximumLength));
    std::ranges::replace_if (
        line, [] (char c) { return c < ' ' || c > '~'; }, '?');
    return line;
}

} // namespace lopsided
