# `cmake --install`: the sources of the modules, and what tells CMake's find_package of them. Nothing has to be compiled
# first, nothing of JUCE is installed, and one copy serves every architecture.
include_guard (GLOBAL)

include (CMakePackageConfigHelpers)
include (GNUInstallDirs)

set (lopsided_modules_folder "${CMAKE_INSTALL_DATADIR}/lopsided/modules")
set (lopsided_package_folder "${CMAKE_INSTALL_DATADIR}/cmake/Lopsided")

install (DIRECTORY "${PROJECT_SOURCE_DIR}/Modules/"
    DESTINATION "${lopsided_modules_folder}"
    COMPONENT modules
    FILES_MATCHING PATTERN "*.h" PATTERN "*.cpp" PATTERN "*.md")

configure_package_config_file ("${CMAKE_CURRENT_LIST_DIR}/LopsidedConfig.cmake.in"
    "${PROJECT_BINARY_DIR}/package/LopsidedConfig.cmake"
    INSTALL_DESTINATION "${lopsided_package_folder}"
    PATH_VARS lopsided_modules_folder)

write_basic_package_version_file ("${PROJECT_BINARY_DIR}/package/LopsidedConfigVersion.cmake"
    VERSION ${PROJECT_VERSION}
    COMPATIBILITY SameMinorVersion
    ARCH_INDEPENDENT)

install (FILES
        "${PROJECT_BINARY_DIR}/package/LopsidedConfig.cmake"
        "${PROJECT_BINARY_DIR}/package/LopsidedConfigVersion.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/LopsidedJuce.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/LopsidedModules.cmake"
    DESTINATION "${lopsided_package_folder}"
    COMPONENT modules)

install (FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT modules)
