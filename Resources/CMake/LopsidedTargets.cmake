# How our targets are declared. Every target of ours links lopsided_warnings; JUCE's own code does not.
include_guard (GLOBAL)

add_library (lopsided_warnings INTERFACE)
target_compile_options (lopsided_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor -Werror)

add_library (lopsided_sanitized INTERFACE)
target_link_libraries (lopsided_warnings INTERFACE lopsided_sanitized)

if (LOPSIDED_SANITIZE)
    target_compile_options (lopsided_sanitized INTERFACE -O1 -g1 -fno-omit-frame-pointer)

    if ("address" IN_LIST LOPSIDED_SANITIZE)
        target_compile_options (lopsided_sanitized INTERFACE -fsanitize=address)
    endif()
endif()

# For what we ship and for the tests of header-only code: a test of compiled code need not be instrumented itself.
add_library (lopsided_undefined INTERFACE)
if ("undefined" IN_LIST LOPSIDED_SANITIZE)
    target_compile_options (lopsided_undefined INTERFACE -fsanitize=undefined -fno-sanitize-recover=all)
endif()

if (LOPSIDED_TIDY)
    find_program (LOPSIDED_CLANG_TIDY clang-tidy REQUIRED)
endif()

# lopsided_own_target (<target>): our warnings, and clang-tidy where it is switched on.
function (lopsided_own_target target)
    target_link_libraries (${target} PRIVATE lopsided_warnings)

    if (LOPSIDED_TIDY)
        set_target_properties (${target} PROPERTIES CXX_CLANG_TIDY "${LOPSIDED_CLANG_TIDY}")
    endif()
endfunction()

# lopsided_compile_module (<name> [<module> ...]): a module that needs JUCE, compiled once for all our programs as <name>_lib.
function (lopsided_compile_module name)
    file (GLOB parts CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/${name}*.cpp") # as JUCE does
    add_library (${name}_lib STATIC ${parts})
    target_include_directories (${name}_lib PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries (${name}_lib PUBLIC lopsided_juce)

    foreach (dependency IN LISTS ARGN)
        if (TARGET ${dependency}_lib)
            target_link_libraries (${name}_lib PUBLIC ${dependency}_lib)
        else()
            target_link_libraries (${name}_lib PUBLIC ${dependency})
        endif()
    endforeach()

    lopsided_own_target (${name}_lib)
    target_link_libraries (${name}_lib PRIVATE lopsided_undefined)

    # Position independent code that others might replace at load time cannot be inlined: nobody replaces ours.
    set_target_properties (${name}_lib PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
endfunction()
