#pragma once

#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{

/** One parameter of a node: its stable id or its name, and its normalised value, 0…1. */
using SessionParameter = ParameterSetting;

} // namespace lopsided
