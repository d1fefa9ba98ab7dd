#pragma once

/** The version of all modules together (semantic versioning: https://semver.org). While the major number is 0, a new minor
    number may change interfaces. Resources/Scripts/check compares these with the project's. */
#define LOPSIDED_VERSION_MAJOR 0
#define LOPSIDED_VERSION_MINOR 1
#define LOPSIDED_VERSION_PATCH 0

/** One number to compare: `#if LOPSIDED_VERSION >= LOPSIDED_MAKE_VERSION (0, 2, 0)`. */
#define LOPSIDED_MAKE_VERSION(major, minor, patch) (((major) << 16) + ((minor) << 8) + (patch))
#define LOPSIDED_VERSION                                                                                     \
    LOPSIDED_MAKE_VERSION (LOPSIDED_VERSION_MAJOR, LOPSIDED_VERSION_MINOR, LOPSIDED_VERSION_PATCH)

/** The same as text, as in "0.1.0". */
#define LOPSIDED_VERSION_STRING "0.1.0"
