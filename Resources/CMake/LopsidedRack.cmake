# The host as a plugin: its variants, each as VST3 and LV2, in <build>/plugins and in lib/vst3 and lib/lv2 of an install.
include_guard (GLOBAL)

# Why none can be built here, or nothing.
function (lopsided_why_no_rack result)
    if (NOT COMMAND juce_add_plugin)
        set (why "this JUCE tree has no juce_add_plugin (its CMakeLists.txt does not include JUCEUtils.cmake)")
    elseif (LOPSIDED_SANITIZE)
        set (why "a host that is not sanitized itself cannot load what is")
    endif()

    set (${result} "${why}" PARENT_SCOPE)
endfunction()

# JUCE's client of one format, around a variant.
function (lopsided_finish_rack_format target format bundle folder)
    set_target_properties (${target} PROPERTIES
        LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/plugins/${format}/${bundle}/${folder}")
    target_link_options (${target} PRIVATE "LINKER:--version-script=${PROJECT_SOURCE_DIR}/Source/Plugin/exports.map")
    set_property (TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${PROJECT_SOURCE_DIR}/Source/Plugin/exports.map")
    # Searches of its own are run by it.
    add_dependencies (${target} lopsided-worker)
    # Where hosts look, whatever this system's libraries are in.
    install (DIRECTORY "${CMAKE_BINARY_DIR}/plugins/${format}/${bundle}" DESTINATION "lib/${format}" COMPONENT plugins
        USE_SOURCE_PERMISSIONS)
endfunction()

# lopsided_add_rack (<target> NAME <name> SOURCE <file> DESCRIPTION <text> CODE <four characters> URI <LV2's>
#                    CATEGORIES <VST3's> ... [INSTRUMENT])
# The code and the URI are what projects know the plugin by: they never change.
function (lopsided_add_rack target)
    cmake_parse_arguments (ARG "INSTRUMENT" "NAME;SOURCE;DESCRIPTION;CODE;URI" "CATEGORIES" ${ARGN})

    juce_add_plugin (${target}
        PRODUCT_NAME "${ARG_NAME}"
        DESCRIPTION "${ARG_DESCRIPTION}"
        COMPANY_NAME "Lopsided"
        COMPANY_WEBSITE "http://lopsided.local"
        BUNDLE_ID "local.lopsided.${target}"
        PLUGIN_MANUFACTURER_CODE Lops
        PLUGIN_CODE ${ARG_CODE}
        FORMATS VST3 LV2
        LV2URI "${ARG_URI}"
        VST3_CATEGORIES ${ARG_CATEGORIES}
        IS_SYNTH ${ARG_INSTRUMENT}
        NEEDS_MIDI_INPUT TRUE
        NEEDS_MIDI_OUTPUT TRUE
        EDITOR_WANTS_KEYBOARD_FOCUS TRUE)

    target_sources (${target} PRIVATE "${ARG_SOURCE}")
    target_link_libraries (${target} PUBLIC lopsided_rack)
    lopsided_own_target (${target})
    target_compile_definitions (${target} PUBLIC
        # Debian's JUCE takes the name for the URI where this is not said, whatever LV2URI says.
        "JucePlugin_LV2URI=\"${ARG_URI}\""
        JUCE_VST3_EMULATE_MIDI_CC_WITH_PARAMETERS=$<BOOL:${ARG_INSTRUMENT}>)

    lopsided_finish_rack_format (${target}_VST3 vst3 "${ARG_NAME}.vst3" "Contents/${JUCE_TARGET_ARCHITECTURE}-linux")
    lopsided_finish_rack_format (${target}_LV2 lv2 "${ARG_NAME}.lv2" "")
endfunction()
