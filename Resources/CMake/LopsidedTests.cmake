# How tests are declared.
include_guard (GLOBAL)

find_package (GTest REQUIRED)

# All presets run in one ctest run (Tests/run): the names of a sanitized one's tests say so.
string (REPLACE ";" "+" lopsided_test_suffix "${LOPSIDED_SANITIZE}")
if (lopsided_test_suffix)
    string (PREPEND lopsided_test_suffix ".")
endif()

# Tests of compiled code are not what is to be fast: half the time that they would take to compile.
set (lopsided_test_options "$<$<CONFIG:Release>:-O1>")

# lopsided_add_test (<name> SOURCES <file> ... [LIBRARIES <target> ...] [LABELS <label> ...] [TIMEOUT <seconds>]
#                    [MAIN juce|gui|screen|own] [PLUGINS installed])
# One executable, registered with ctest. MAIN juce and gui make the main thread JUCE's message thread, screen does so on an X server of its
# own; own: a source has main. PLUGINS installed is for those that load plugins nobody here wrote: the search for leaks in our own code
# goes on, theirs are known by name.
function (lopsided_add_test name)
    cmake_parse_arguments (ARG "" "TIMEOUT;MAIN;PLUGINS" "SOURCES;LIBRARIES;LABELS" ${ARGN})

    add_executable (${name} ${ARG_SOURCES})
    target_link_libraries (${name} PRIVATE ${ARG_LIBRARIES} GTest::gtest GTest::gmock)
    target_include_directories (${name} PRIVATE "${PROJECT_SOURCE_DIR}/Tests/Support")

    if (ARG_MAIN MATCHES "^(juce|gui)$")
        target_link_libraries (${name} PRIVATE lopsided_${ARG_MAIN}_test_main)
        target_precompile_headers (${name} REUSE_FROM lopsided_${ARG_MAIN}_test_main)
        target_compile_options (${name} PRIVATE ${lopsided_test_options})
    elseif (ARG_MAIN STREQUAL "screen")
        set (main "${PROJECT_SOURCE_DIR}/Tests/Unit/lopsided_plugins")
        target_sources (${name} PRIVATE "${main}/EditorTestMain.cpp" "${main}/VirtualScreen.cpp")
        target_precompile_headers (${name} REUSE_FROM lopsided_gui_test_main)
        target_compile_options (${name} PRIVATE -fPIE ${lopsided_test_options})
    elseif (NOT ARG_MAIN STREQUAL "own")
        target_link_libraries (${name} PRIVATE GTest::gtest_main lopsided_undefined)
    endif()

    set_target_properties (${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    lopsided_own_target (${name})

    if (NOT ARG_TIMEOUT)
        set (ARG_TIMEOUT 300)
    endif()

    add_test (NAME ${name}${lopsided_test_suffix} COMMAND ${name} WORKING_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    # Of hundreds of tests only those that fail are printed: a log that is cut short still says which.
    set (environment "GTEST_BRIEF=1")

    if (ARG_PLUGINS STREQUAL "installed" AND "address" IN_LIST LOPSIDED_SANITIZE)
        target_sources (${name} PRIVATE "${PROJECT_SOURCE_DIR}/Tests/Support/KeptLibraries.cpp")
        list (APPEND environment
            "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/Tests/Support/installed-plugins.lsan"
            "ASAN_OPTIONS=fast_unwind_on_malloc=0")
    endif()

    set_tests_properties (${name}${lopsided_test_suffix} PROPERTIES
        TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}" ENVIRONMENT "${environment}")

    # What plays in real time, or measures, has the machine to itself.
    if (ARG_LABELS MATCHES "end-to-end|benchmark|threads")
        set_tests_properties (${name}${lopsided_test_suffix} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()
