#pragma once

#include "Arguments.h"
#include <lopsided_plugins/lopsided_plugins.h>
#include <vector>

namespace lopsided
{

/** The formats that --format names, or all. Errors: UsageError. */
[[nodiscard]] std::vector<PluginFormat> formatsFrom (const Arguments& arguments);

/** Those of installed plugins alone: there is no file of a built-in one to look at. Errors: UsageError. */
[[nodiscard]] std::vector<PluginFormat> installedFormatsFrom (const Arguments& arguments);

} // namespace lopsided
