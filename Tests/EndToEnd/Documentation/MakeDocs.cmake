# cmake -D DOXYGEN=<doxygen or nothing> -D BUILD=<build folder> -P MakeDocs.cmake
if (NOT DOXYGEN)
    message (STATUS "skipped: doxygen is not installed")
    return()
endif()

file (REMOVE_RECURSE "${BUILD}/docs")
execute_process (COMMAND "${CMAKE_COMMAND}" --build "${BUILD}" --target docs
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)

if (NOT result EQUAL 0)
    message (FATAL_ERROR "the pages were not made:\n${output}\n${errors}")
endif()

foreach (page IN ITEMS index.html classlopsided_1_1GraphProcessor.html classlopsided_1_1RcuCell.html)
    if (NOT EXISTS "${BUILD}/docs/${page}")
        message (FATAL_ERROR "there is no ${page} in ${BUILD}/docs")
    endif()
endforeach()
