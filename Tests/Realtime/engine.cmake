# The trap is inert beside ThreadSanitizer: there these would watch nothing.
if (LOPSIDED_WITH_JUCE AND NOT LOPSIDED_ENGINE_ALONE)
    lopsided_add_test (realtime_engine_tests
        SOURCES EngineLiveChangesUnderTrapTests.cpp EngineSwapsUnderTrapTests.cpp
            EngineTransitionsUnderTrapTests.cpp EngineUnderTrapTests.cpp
        LIBRARIES lopsided_realtime_trap lopsided_engine_lib lopsided_test_processors
        LABELS realtime
        TIMEOUT 120
        MAIN juce)

    if (NOT LOPSIDED_SANITIZE)
        # A minute of swaps, and what it takes to open each plugin a few times. The trap is inert beside a sanitizer.
        lopsided_add_test (realtime_plugin_swap_tests
            SOURCES RealPluginSwapTests.cpp
            LIBRARIES lopsided_realtime_trap lopsided_engine_lib lopsided_plugins_lib lopsided_test_processors
            LABELS realtime
            TIMEOUT 300
            MAIN juce
            PLUGINS installed)
    endif()
endif()
