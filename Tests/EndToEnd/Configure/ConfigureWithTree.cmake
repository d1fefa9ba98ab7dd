# cmake -D CASE=<case> -D SOURCE=<project> -D TO=<folder> -D MODULES=<JUCE's modules> -D CMAKE_FILES=<JUCE's CMake files>
#       -D GENERATOR=<g> -D C_COMPILER=<c> -D CXX_COMPILER=<c++> -P ConfigureWithTree.cmake
# Configures the project into TO with LOPSIDED_JUCE_PATH, and fails unless the outcome is the one that the case names.
file (REMOVE_RECURSE "${TO}")
set (tree "${TO}/tree")
file (MAKE_DIRECTORY "${tree}")

# The modules, each as a link, and what names them to CMake.
function (link_modules)
    file (MAKE_DIRECTORY "${tree}/modules")
    file (GLOB modules RELATIVE "${MODULES}" "${MODULES}/juce_*")
    list (JOIN modules " " names)
    file (WRITE "${tree}/modules/CMakeLists.txt" "juce_add_modules (ALIAS_NAMESPACE juce ${names})\n")

    foreach (module IN LISTS modules)
        file (CREATE_LINK "${MODULES}/${module}" "${tree}/modules/${module}" SYMBOLIC)
    endforeach()
endfunction()

# What JUCE's own CMakeLists.txt does where nothing but its modules is asked for.
function (link_cmake_files)
    file (MAKE_DIRECTORY "${tree}/extras/Build")
    file (CREATE_LINK "${CMAKE_FILES}" "${tree}/extras/Build/CMake" SYMBOLIC)
    file (WRITE "${tree}/CMakeLists.txt" [[
cmake_minimum_required (VERSION 3.15)
project (JUCE LANGUAGES C CXX)
set (JUCE_MODULES_DIR "${JUCE_SOURCE_DIR}/modules" CACHE INTERNAL "")
include (extras/Build/CMake/JUCEModuleSupport.cmake)
add_subdirectory (modules)
]])
endfunction()

function (configure)
    execute_process (
        COMMAND "${CMAKE_COMMAND}" -S "${SOURCE}" -B "${TO}/build" -G "${GENERATOR}"
            "-DLOPSIDED_JUCE_PATH=${tree}" -DLOPSIDED_BUILD_TESTS=OFF
            "-DCMAKE_C_COMPILER=${C_COMPILER}" "-DCMAKE_CXX_COMPILER=${CXX_COMPILER}"
        RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)
    string (REGEX REPLACE "[ \n]+" " " errors "${errors}") # as CMake breaks its lines where it likes
    set (result "${result}" PARENT_SCOPE)
    set (errors "${errors}" PARENT_SCOPE)
endfunction()

function (expect_refusal missing)
    if (result EQUAL 0)
        message (FATAL_ERROR "it was configured with a folder that is no JUCE tree")
    endif()

    foreach (part IN ITEMS "LOPSIDED_JUCE_PATH" "'${tree}'" "${missing}" "Give the folder that holds JUCE's CMakeLists.txt")
        string (FIND "${errors}" "${part}" place)

        if (place EQUAL -1)
            message (FATAL_ERROR "the refusal does not say \"${part}\": ${errors}")
        endif()
    endforeach()
endfunction()

# Each JUCE source that would be compiled comes from the tree, and nothing looks into the other one.
function (expect_tree_is_used)
    if (NOT result EQUAL 0)
        message (FATAL_ERROR "it was not configured: ${errors}")
    endif()

    file (READ "${TO}/build/compile_commands.json" commands)
    string (FIND "${commands}" "${MODULES}/juce_" other)

    if (NOT other EQUAL -1)
        string (SUBSTRING "${commands}" ${other} 200 excerpt)
        message (FATAL_ERROR "the modules of ${MODULES} are used as well: ${excerpt}")
    endif()

    foreach (module IN ITEMS juce_core juce_audio_processors juce_gui_basics)
        string (FIND "${commands}" "\"file\": \"${tree}/modules/${module}/${module}.cpp\"" source)

        if (source EQUAL -1)
            message (FATAL_ERROR "${module} is not compiled from ${tree}")
        endif()
    endforeach()

    string (REGEX MATCH "[^\n]*-isystem ${tree}/modules [^\n]*lopsided_session.cpp[^\n]*" ours "${commands}")

    if (NOT ours)
        message (FATAL_ERROR "our own modules do not include JUCE from ${tree}")
    endif()
endfunction()

if (CASE STREQUAL "uses_a_juce_tree")
    link_modules()
    link_cmake_files()
    configure()
    expect_tree_is_used()
elseif (CASE STREQUAL "refuses_a_folder_without_juce")
    configure()
    expect_refusal ("modules/juce_core/juce_core.h is missing")
elseif (CASE STREQUAL "refuses_modules_alone")
    link_modules()
    configure()
    expect_refusal ("CMakeLists.txt is missing")
else()
    message (FATAL_ERROR "there is no case '${CASE}'")
endif()

file (REMOVE_RECURSE "${TO}")
