// Every JUCE flag of our own builds, in one place: JUCE's module headers read this file before anything else.
#pragma once

#define JUCE_GLOBAL_MODULE_SETTINGS_INCLUDED 1

// Plugin formats that we host.
#define JUCE_PLUGINHOST_VST 0
#define JUCE_PLUGINHOST_VST3 1
#define JUCE_PLUGINHOST_LV2 1
#define JUCE_PLUGINHOST_LADSPA 1
#define JUCE_VST3_CAN_REPLACE_VST2 0

// Audio devices.
#define JUCE_JACK 1
#define JUCE_JACK_CLIENT_NAME "Lopsided"
#define JUCE_ALSA 1

// No network, no browser, no report to anyone.
#define JUCE_WEB_BROWSER 0
#define JUCE_USE_CURL 0
#define JUCE_DISPLAY_SPLASH_SCREEN 0
#define JUCE_REPORT_APP_USAGE 0

// Strictness: pointers convert only when asked to, and nothing blocks in a nested message loop.
#define JUCE_STRICT_REFCOUNTEDPOINTER 1
#define JUCE_MODAL_LOOPS_PERMITTED 0

// Debian strips the bundled codecs from its tree (JuceLibraryCode/CMakeLists.txt sees to it).
#if LOPSIDED_SYSTEM_CODECS
    #define JUCE_INCLUDE_ZLIB_CODE 0
    #define JUCE_INCLUDE_PNGLIB_CODE 0
    #define JUCE_INCLUDE_JPEGLIB_CODE 0
    #define JUCE_INCLUDE_FLAC_CODE 0
    #define JUCE_INCLUDE_OGGVORBIS_CODE 0
#endif
