# Where JUCE comes from: a parent project that has it already, LOPSIDED_JUCE_PATH, or the installed package.
include_guard (GLOBAL)

set (LOPSIDED_JUCE_MINIMUM 7.0.5)

# The tree at LOPSIDED_JUCE_PATH.
function (lopsided_add_juce_tree)
    foreach (file IN ITEMS modules/juce_core/juce_core.h CMakeLists.txt)
        if (NOT EXISTS "${LOPSIDED_JUCE_PATH}/${file}")
            message (FATAL_ERROR
                "LOPSIDED_JUCE_PATH is '${LOPSIDED_JUCE_PATH}', but there is no JUCE tree there "
                "(${file} is missing). Give the folder that holds JUCE's CMakeLists.txt, "
                "or leave the option out to use the installed package.")
        endif()
    endforeach()

    add_subdirectory ("${LOPSIDED_JUCE_PATH}" "${CMAKE_BINARY_DIR}/juce" EXCLUDE_FROM_ALL)
endfunction()

# JUCE's own configuration ends a configure that finds it twice. A project that looks for it after we did gets what is
# there already (CMake 3.24 or newer; with an older one the project has to find JUCE first).
function (lopsided_answer_later_searches version)
    if (NOT CMAKE_FIND_PACKAGE_REDIRECTS_DIR)
        return()
    endif()

    file (WRITE "${CMAKE_FIND_PACKAGE_REDIRECTS_DIR}/JUCEConfig.cmake" "# Its targets are there already.\n")
    file (WRITE "${CMAKE_FIND_PACKAGE_REDIRECTS_DIR}/JUCEConfigVersion.cmake"
        "set (PACKAGE_VERSION \"${version}\")\n"
        "if (PACKAGE_VERSION VERSION_GREATER_EQUAL PACKAGE_FIND_VERSION)\n"
        "    set (PACKAGE_VERSION_COMPATIBLE TRUE)\n"
        "endif()\n"
        "if (PACKAGE_VERSION VERSION_EQUAL PACKAGE_FIND_VERSION)\n"
        "    set (PACKAGE_VERSION_EXACT TRUE)\n"
        "endif()\n")
endfunction()

# JUCE's tools are imported, which is to say seen in one folder: a parent needs them as well.
function (lopsided_show_tools)
    get_property (tools DIRECTORY PROPERTY IMPORTED_TARGETS)

    foreach (tool IN LISTS tools)
        if (tool MATCHES "^juce::")
            set_target_properties (${tool} PROPERTIES IMPORTED_GLOBAL TRUE)
        endif()
    endforeach()
endfunction()

# What the modules themselves say, whoever brought them.
function (lopsided_read_juce_version result)
    get_target_property (modules juce_core INTERFACE_JUCE_MODULE_PATH)
    file (STRINGS "${modules}/juce_core/juce_core.h" line REGEX "^ *version: *[0-9.]+" LIMIT_COUNT 1)
    string (REGEX MATCH "[0-9][0-9.]*" version "${line}")
    set (${result} "${version}" PARENT_SCOPE)
endfunction()

# Debian's package has no codecs in its tree, and names no libraries for those of juce_audio_formats: the system's, where
# they are needed.
function (lopsided_find_codecs result)
    set (${result} "" PARENT_SCOPE)
    get_target_property (modules juce_core INTERFACE_JUCE_MODULE_PATH)

    if (NOT TARGET juce_audio_formats OR EXISTS "${modules}/juce_audio_formats/codecs/flac")
        return()
    endif()

    find_package (PkgConfig QUIET)

    if (PkgConfig_FOUND)
        pkg_check_modules (LOPSIDED_CODECS QUIET flac vorbisfile vorbisenc vorbis ogg)
        set (${result} ${LOPSIDED_CODECS_LINK_LIBRARIES} PARENT_SCOPE)
    endif()
endfunction()

function (lopsided_link_codecs)
    lopsided_find_codecs (codecs)

    if (codecs)
        target_link_libraries (juce_audio_formats INTERFACE ${codecs})
    endif()
endfunction()

# lopsided_find_juce ([REQUIRED]): sees to JUCE's targets, and ends the configure where those that are there are too old.
function (lopsided_find_juce)
    set (was_there FALSE)

    if (TARGET juce::juce_core)
        set (was_there TRUE)
    elseif (LOPSIDED_JUCE_PATH)
        lopsided_add_juce_tree()
    elseif ("REQUIRED" IN_LIST ARGN)
        find_package (JUCE CONFIG REQUIRED)
    else()
        find_package (JUCE CONFIG QUIET)
    endif()

    if (NOT TARGET juce::juce_core)
        return()
    endif()

    lopsided_read_juce_version (version)

    if (version VERSION_LESS LOPSIDED_JUCE_MINIMUM)
        message (FATAL_ERROR
            "Lopsided needs JUCE ${LOPSIDED_JUCE_MINIMUM} or newer, and this project has JUCE ${version}. "
            "Bring a newer one, or give its folder as LOPSIDED_JUCE_PATH.")
    endif()

    if (NOT was_there)
        lopsided_link_codecs()
        lopsided_show_tools()
        lopsided_answer_later_searches ("${version}")
    endif()
endfunction()
