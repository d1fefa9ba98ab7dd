# cmake -D PROGRAM=<file> -D SECONDS=<s> -P ExpectCaught.cmake
# Runs a mutant, and fails when it runs clean. A finding (exit code 1), a sanitizer's report or a crash is what has to
# happen; a program that does not start, does not understand its arguments or hangs has shown nothing.
if (NOT EXISTS "${PROGRAM}")
    message (FATAL_ERROR "there is no ${PROGRAM}")
endif()

set (ENV{TSAN_OPTIONS} "halt_on_error=1")
math (EXPR timeout "${SECONDS} + 60")
execute_process (COMMAND "${PROGRAM}" --seconds ${SECONDS}
    TIMEOUT ${timeout} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)
message (STATUS "${output}")
string (SUBSTRING "${errors}" 0 2000 errors)
message (STATUS "${errors}")

if (result STREQUAL "0")
    message (FATAL_ERROR "the mutant was not caught: it ran clean")
elseif (result STREQUAL "2" OR result MATCHES "timeout|No such file|Permission")
    message (FATAL_ERROR "the mutant was not caught, it did not run: ${result}")
endif()

message (STATUS "caught: ${result}")
