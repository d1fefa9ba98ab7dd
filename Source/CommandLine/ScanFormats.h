#pragma once

#include "Arguments.h"
#include <lopsided_plugins/lopsided_plugins.h>
#include <vector>

namespace lopsided
{

/** The formats that --format names, or all. Errors: UsageError. */
[[nodiscard]] std::vector<PluginFormat> formatsFrom (const Arguments& arguments);

} // namespace lopsided
