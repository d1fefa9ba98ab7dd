#pragma once

#include <lopsided_plugins/lopsided_plugins.h> // SafeStart, which lies in safety/
