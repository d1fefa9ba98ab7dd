#pragma once

#include <string>
#include <string_view>

namespace lopsided
{

/** Text from a file, made fit for an error message: at most 80 bytes, and nothing that could steer a terminal. */
[[nodiscard]] std::string printable (std::string_view text);

} // namespace lopsided
