# Everything of a project that a guest could change, and whether it has.
set (watched_variables
    BUILD_SHARED_LIBS BUILD_TESTING CMAKE_ARCHIVE_OUTPUT_DIRECTORY CMAKE_BUILD_TYPE CMAKE_CXX_COMPILER_LAUNCHER
    CMAKE_CXX_EXTENSIONS CMAKE_CXX_FLAGS CMAKE_CXX_FLAGS_DEBUG CMAKE_CXX_FLAGS_RELEASE CMAKE_CXX_STANDARD
    CMAKE_CXX_STANDARD_REQUIRED CMAKE_CXX_VISIBILITY_PRESET CMAKE_EXE_LINKER_FLAGS CMAKE_EXPORT_COMPILE_COMMANDS
    CMAKE_INSTALL_PREFIX CMAKE_INTERPROCEDURAL_OPTIMIZATION CMAKE_LIBRARY_OUTPUT_DIRECTORY CMAKE_MODULE_PATH
    CMAKE_POSITION_INDEPENDENT_CODE CMAKE_RUNTIME_OUTPUT_DIRECTORY CMAKE_VISIBILITY_INLINES_HIDDEN)
set (watched_properties COMPILE_DEFINITIONS COMPILE_OPTIONS INCLUDE_DIRECTORIES LINK_LIBRARIES LINK_OPTIONS TESTS)

macro (read_settings into)
    foreach (variable IN LISTS watched_variables)
        set (${into}_${variable} "${${variable}}")
    endforeach()

    foreach (property IN LISTS watched_properties)
        get_property (${into}_${property} DIRECTORY PROPERTY ${property})
    endforeach()

    get_property (${into}_cache DIRECTORY PROPERTY CACHE_VARIABLES)
endmacro()

macro (remember_settings)
    read_settings (before)
endmacro()

# A guest may keep variables of its own in the cache, and those of what it has looked for: JUCE, Boost, and what JUCE
# and CMake's pkg-config leave there.
set (permitted_in_cache
    "^(_?LOPSIDED|_?[Ll]opsided|_*JUCE|_*juce|_*Boost|FETCHCONTENT|_*PKG_CONFIG|__pkg_config|pkgcfg_|FIND_PACKAGE_MESSAGE_DETAILS_)"
    "^(boost_headers_DIR|CMAKE_INSTALL_|_GNUInstallDirs|compile_result|prefix_result)")

function (expect_own_cache_only)
    foreach (pattern IN LISTS permitted_in_cache)
        list (FILTER after_cache EXCLUDE REGEX "${pattern}")
    endforeach()

    list (REMOVE_ITEM after_cache ${before_cache})

    if (after_cache)
        message (FATAL_ERROR "these have come into the cache of the project: ${after_cache}")
    endif()
endfunction()

# Nothing of it is built unless it is linked: every target is an interface.
function (expect_nothing_to_build folder)
    get_property (targets DIRECTORY "${folder}" PROPERTY BUILDSYSTEM_TARGETS)

    foreach (target IN LISTS targets)
        get_target_property (type ${target} TYPE)

        if (NOT type STREQUAL "INTERFACE_LIBRARY")
            message (FATAL_ERROR "${target} (${type}) would be built")
        endif()
    endforeach()

    get_property (tests DIRECTORY "${folder}" PROPERTY TESTS)

    if (tests)
        message (FATAL_ERROR "these tests came along: ${tests}")
    endif()

    get_property (folders DIRECTORY "${folder}" PROPERTY SUBDIRECTORIES)

    foreach (inner IN LISTS folders)
        expect_nothing_to_build ("${inner}")
    endforeach()
endfunction()

macro (expect_settings_unchanged)
    read_settings (after)

    foreach (setting IN LISTS watched_variables watched_properties)
        if (NOT "${before_${setting}}" STREQUAL "${after_${setting}}")
            message (FATAL_ERROR "${setting} was '${before_${setting}}' and is '${after_${setting}}'")
        endif()
    endforeach()

    expect_own_cache_only()
    expect_nothing_to_build ("${CMAKE_CURRENT_SOURCE_DIR}")
endmacro()

function (expect_no_target target)
    if (TARGET ${target})
        message (FATAL_ERROR "there is a target ${target}")
    endif()
endfunction()
