#pragma once

#include "../model/SessionError.h"

#include <boost/json/value.hpp>

#include <string_view>

namespace lopsided
{

/** Reads JSON that nobody vouches for, within SessionLimits.

    Not juce::JSON: that recurses as deep as the text says, takes quadratic time for objects with many keys, overflows
    on long numbers, and ignores what follows the document.

    Thread: any. Realtime: allocates. Cost: O(bytes). Errors: syntax, limit.
*/
[[nodiscard]] SessionResult<boost::json::value> readJson (std::string_view text);

} // namespace lopsided
