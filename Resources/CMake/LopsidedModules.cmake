# The modules as targets: in our own builds, inside a parent's, and from an installed copy (LopsidedConfig.cmake).
# Nothing is compiled here and no setting is touched: what links a module compiles it, in its own way. A module is
# declared once, however many ways a project finds it.
include_guard (GLOBAL)

# Boost's headers: a parent's own target, or what is installed. Where CMake finds neither, the compiler may still.
function (lopsided_find_boost module)
    if (TARGET Boost::headers)
        target_link_libraries (${module} INTERFACE Boost::headers)
        return()
    endif()

    find_package (Boost 1.78 QUIET)

    if (Boost_FOUND)
        # Its targets would be seen in this folder alone.
        target_include_directories (${module} SYSTEM INTERFACE ${Boost_INCLUDE_DIRS})
    else()
        message (STATUS "Lopsided: CMake finds no Boost of version 1.78 or newer. Its headers are needed, nothing else: "
                        "install them (Debian: libboost1.81-dev) or put them on the include path.")
    endif()
endfunction()

# lopsided_add_plain_module (<folder> <name> [<module> ...]): a header-only module that needs no JUCE.
function (lopsided_add_plain_module folder name)
    add_library (${name} INTERFACE)
    add_library (lopsided::${name} ALIAS ${name})
    target_compile_features (${name} INTERFACE cxx_std_20)
    target_link_libraries (${name} INTERFACE ${ARGN})

    if (LOPSIDED_OWN_BUILD)
        target_include_directories (${name} INTERFACE "${folder}")
    else()
        # A stranger's warnings stop at our headers.
        target_include_directories (${name} SYSTEM INTERFACE "${folder}")
    endif()
endfunction()

# lopsided_add_plain_modules (<folder>): those that need no JUCE.
function (lopsided_add_plain_modules folder)
    if (NOT TARGET lopsided_realtime)
        lopsided_add_plain_module ("${folder}" lopsided_realtime)
        lopsided_find_boost (lopsided_realtime)
        lopsided_add_plain_module ("${folder}" lopsided_rcu lopsided_realtime)
    endif()
endfunction()

# lopsided_add_user_modules (<folder>): the others, as JUCE user modules. JUCE's own targets are there already.
function (lopsided_add_user_modules folder)
    if (TARGET lopsided_graph)
        return()
    endif()

    foreach (module IN ITEMS lopsided_graph lopsided_engine lopsided_plugins lopsided_session lopsided_gui)
        juce_add_module ("${folder}/${module}" ALIAS_NAMESPACE lopsided)
    endforeach()

    # Whoever found JUCE: Debian's juce_audio_formats, which lopsided_gui brings, names no codecs to link.
    if (COMMAND lopsided_find_codecs)
        lopsided_find_codecs (codecs)
        target_link_libraries (lopsided_gui INTERFACE ${codecs})
    endif()

    # JUCE hosts the formats that it is told to; lopsided_plugins hosts these.
    if (NOT LOPSIDED_OWN_BUILD)
        target_compile_definitions (lopsided_plugins INTERFACE
            JUCE_PLUGINHOST_LADSPA=1 JUCE_PLUGINHOST_LV2=1 JUCE_PLUGINHOST_VST3=1)
    endif()
endfunction()
