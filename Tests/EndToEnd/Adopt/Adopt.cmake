# cmake -D WAY=<subdirectory|fetch|package> -D JUCE=<none|first|ours|later|tree> [-D JUCE_TREE=<folder>] -D BUILD=<ON|OFF> -D SOURCE=<our project>
#       -D TO=<folder> -D GENERATOR=<g> -D C_COMPILER=<c> -D CXX_COMPILER=<c++> -D LAUNCHER=<ccache or nothing>
#       [-D REFUSES=<case>] -P Adopt.cmake
# Makes the project of Consumer/ in TO, configures it, builds it and runs what it has built. Fails unless all of that
# works; with REFUSES: unless the configure ends with the error that the case asks for.
cmake_policy (VERSION 3.22)

if (JUCE STREQUAL "tree" AND NOT JUCE_TREE)
    message (STATUS "skipped: no newer JUCE is given (-DLOPSIDED_NEWER_JUCE_PATH=<folder> when configuring)")
    return()
endif()

# The programs of a project compile the same JUCE with other definitions, which change nothing: ccache finds that out by
# preprocessing, and compiles each file once.
set (ENV{CCACHE_NODEPEND} true)

file (REMOVE_RECURSE "${TO}")
file (COPY "${CMAKE_CURRENT_LIST_DIR}/Consumer/" DESTINATION "${TO}/project")

function (run what)
    execute_process (COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)

    if (NOT result EQUAL 0)
        message (FATAL_ERROR "${what} failed (${result}):\n${output}\n${errors}")
    endif()

    set (output "${output}" PARENT_SCOPE)
endfunction()

# The whole of the installed copy is made without JUCE and without a compiler at work.
function (install_package)
    run ("configuring what is to be installed" "${CMAKE_COMMAND}" -S "${SOURCE}" -B "${TO}/ours" -G "${GENERATOR}"
        -DLOPSIDED_WITH_JUCE=OFF -DLOPSIDED_BUILD_TESTS=OFF
        "-DCMAKE_C_COMPILER=${C_COMPILER}" "-DCMAKE_CXX_COMPILER=${CXX_COMPILER}")
    run ("installing" "${CMAKE_COMMAND}" --install "${TO}/ours" --prefix "${TO}/prefix")
    file (GLOB_RECURSE foreign "${TO}/prefix/*juce_core*")

    if (foreign)
        message (FATAL_ERROR "parts of JUCE were installed: ${foreign}")
    endif()
endfunction()

function (configure)
    execute_process (
        COMMAND "${CMAKE_COMMAND}" -S "${TO}/project" -B "${TO}/build" -G "${GENERATOR}"
            "-DCMAKE_C_COMPILER=${C_COMPILER}" "-DCMAKE_CXX_COMPILER=${CXX_COMPILER}"
            "-DCMAKE_C_COMPILER_LAUNCHER=${LAUNCHER}" "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}"
            -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O0 "-DCMAKE_PREFIX_PATH=${TO}/prefix"
            "-DWAY=${WAY}" "-DJUCE=${JUCE}" "-DLOPSIDED_JUCE_PATH=${JUCE_TREE}" "-DLOPSIDED_SOURCE=${SOURCE}" "-DREFUSES=${REFUSES}" -Wdev
        RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)
    set (result "${result}" PARENT_SCOPE)
    set (messages "${output}\n${errors}" PARENT_SCOPE)
endfunction()

function (expect_refusal)
    set (unknown_module "there is no module 'lopsided_gramophone'")
    set (module_without_juce "'lopsided_engine' needs JUCE 7.0.5 or newer")
    set (old_juce "needs JUCE 7.0.5 or newer, and this project has JUCE 6.1.6")
    string (REGEX REPLACE "[ \n]+" " " messages "${messages}") # as CMake breaks its lines where it likes
    string (FIND "${messages}" "${${REFUSES}}" place)

    if (result EQUAL 0)
        message (FATAL_ERROR "it was configured")
    elseif (place EQUAL -1)
        message (FATAL_ERROR "the refusal does not say \"${${REFUSES}}\": ${messages}")
    endif()
endfunction()

# Each program checks itself and says in one line what it has done.
function (build_and_run)
    run ("building" "${CMAKE_COMMAND}" --build "${TO}/build" --parallel 2)
    file (STRINGS "${TO}/build/programs.txt" programs)

    if (NOT programs)
        message (FATAL_ERROR "there is no program to run")
    endif()

    foreach (program IN LISTS programs)
        run ("${program}" "${program}")
        string (STRIP "${output}" output)
        message (STATUS "${output}")
    endforeach()
endfunction()

if (WAY STREQUAL "package")
    install_package()
endif()

configure()

if (REFUSES)
    expect_refusal()
elseif (NOT result EQUAL 0)
    message (FATAL_ERROR "it was not configured:\n${messages}")
elseif (BUILD OR JUCE STREQUAL "none")
    build_and_run()
endif()

file (REMOVE_RECURSE "${TO}")
