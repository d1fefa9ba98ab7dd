# Settings of our own builds: standard, build type, output folders, ccache, sanitizers, maintenance targets.
include_guard (GLOBAL)

set (CMAKE_CXX_STANDARD 20)
set (CMAKE_CXX_STANDARD_REQUIRED ON)
set (CMAKE_CXX_EXTENSIONS OFF)
set (CMAKE_POSITION_INDEPENDENT_CODE ON)
set (CMAKE_EXPORT_COMPILE_COMMANDS ON)
set (CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

if (NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set (CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

find_program (LOPSIDED_CCACHE ccache)
if (LOPSIDED_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set (CMAKE_C_COMPILER_LAUNCHER "${LOPSIDED_CCACHE}")
    set (CMAKE_CXX_COMPILER_LAUNCHER "${LOPSIDED_CCACHE}")
endif()

# ThreadSanitizer has to see every access, JUCE's too. The others instrument our own code (LopsidedTargets.cmake): then
# JUCE's objects are those of the release preset, and ccache has them.
if (LOPSIDED_SANITIZE)
    string (REPLACE ";" "," sanitizers "${LOPSIDED_SANITIZE}")
    add_link_options (-fsanitize=${sanitizers})

    if ("thread" IN_LIST LOPSIDED_SANITIZE)
        add_compile_options (-fsanitize=thread -fno-omit-frame-pointer -O1)
    endif()
endif()

if (LOPSIDED_COVERAGE)
    add_compile_options (--coverage)
    add_link_options (--coverage)
endif()

# `format` rewrites our sources in place; `format-check` fails where that would change one; `tidy` runs
# clang-tidy over the compile commands of this build.
find_program (LOPSIDED_CLANG_FORMAT clang-format)
find_program (LOPSIDED_RUN_CLANG_TIDY NAMES run-clang-tidy run-clang-tidy-14)

file (GLOB_RECURSE lopsided_sources CONFIGURE_DEPENDS
    "${PROJECT_SOURCE_DIR}/JuceLibraryCode/*.h"
    "${PROJECT_SOURCE_DIR}/Modules/*.h" "${PROJECT_SOURCE_DIR}/Modules/*.cpp"
    "${PROJECT_SOURCE_DIR}/Source/*.h" "${PROJECT_SOURCE_DIR}/Source/*.cpp"
    "${PROJECT_SOURCE_DIR}/Tests/*.h" "${PROJECT_SOURCE_DIR}/Tests/*.cpp")

if (LOPSIDED_CLANG_FORMAT)
    add_custom_target (format COMMAND "${LOPSIDED_CLANG_FORMAT}" -i ${lopsided_sources} VERBATIM)
    add_custom_target (format-check
        COMMAND "${LOPSIDED_CLANG_FORMAT}" --dry-run --Werror ${lopsided_sources} VERBATIM)
endif()

if (LOPSIDED_RUN_CLANG_TIDY)
    add_custom_target (tidy
        COMMAND "${LOPSIDED_RUN_CLANG_TIDY}" -quiet -p "${CMAKE_BINARY_DIR}"
                "${PROJECT_SOURCE_DIR}/(Modules|Source|Tests)/.*\\.cpp"
        VERBATIM)
endif()
