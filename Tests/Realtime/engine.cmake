if (LOPSIDED_WITH_JUCE)
    lopsided_add_test (realtime_engine_tests
        SOURCES EngineLiveChangesUnderTrapTests.cpp EngineSwapsUnderTrapTests.cpp EngineUnderTrapTests.cpp
        LIBRARIES lopsided_realtime_trap lopsided_engine_lib lopsided_test_processors
        LABELS realtime
        TIMEOUT 120
        MAIN juce)
endif()
