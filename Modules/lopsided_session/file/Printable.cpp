#include "Printable.h"

namespace lopsided
{

std::string printable (std::string_view text)
{
    static constexpr std::size_t maximumBytes = 80;
    std::string result;

    for (const auto character : text.substr (0, maximumBytes))
        result += (character >= ' ' && character <= '~') ? character : '?';

    return text.size() > maximumBytes ? result + "..." : result;
}

} // namespace lopsided
