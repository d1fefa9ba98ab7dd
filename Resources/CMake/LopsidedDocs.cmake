# `docs`: the public interface and all our pages, as static pages in <build>/docs (begin with index.html). A warning of
# Doxygen's is an error.
include_guard (GLOBAL)

find_program (LOPSIDED_DOXYGEN doxygen)

if (NOT LOPSIDED_DOXYGEN)
    return()
endif()

set (LOPSIDED_DOCS_OUTPUT "${PROJECT_BINARY_DIR}/docs")
set (LOPSIDED_DOCS_INPUT "")

foreach (input IN ITEMS README.md CHANGELOG.md CONTRIBUTING.md Modules Resources/Docs Source Tests)
    string (APPEND LOPSIDED_DOCS_INPUT "\"${PROJECT_SOURCE_DIR}/${input}\" ")
endforeach()

configure_file ("${PROJECT_SOURCE_DIR}/Resources/Docs/Doxyfile.in" "${PROJECT_BINARY_DIR}/Doxyfile" @ONLY)

add_custom_target (docs
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${LOPSIDED_DOCS_OUTPUT}"
    COMMAND "${LOPSIDED_DOXYGEN}" "${PROJECT_BINARY_DIR}/Doxyfile"
    VERBATIM)
