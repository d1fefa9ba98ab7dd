# cmake -D SOURCE=<our project> -D TO=<folder> -D PROJUCER=<Projucer or nothing> -D XVFB_RUN=<xvfb-run or nothing>
#       -D JUCE_MODULES=<JUCE's modules> -D CXX_COMPILER=<c++> -D LAUNCHER=<ccache or nothing> -P Resave.cmake
# Writes a Projucer project that uses our modules, lets the Projucer make its Makefile, builds that and runs the program.
cmake_policy (VERSION 3.22)

foreach (tool IN ITEMS PROJUCER XVFB_RUN)
    if (NOT ${tool})
        message (STATUS "skipped: ${tool} is not installed (Debian: juce-tools, xvfb)")
        return()
    endif()
endforeach()

file (REMOVE_RECURSE "${TO}")
file (COPY "${CMAKE_CURRENT_LIST_DIR}/Main.cpp" DESTINATION "${TO}")

set (modules "")
set (paths "")

function (add_module name folder)
    string (APPEND modules "    <MODULE id=\"${name}\" showAllCode=\"1\" useLocalCopy=\"0\" useGlobalPath=\"0\"/>\n")
    string (APPEND paths "        <MODULEPATH id=\"${name}\" path=\"${folder}\"/>\n")
    set (modules "${modules}" PARENT_SCOPE)
    set (paths "${paths}" PARENT_SCOPE)
endfunction()

foreach (name IN ITEMS audio_basics audio_processors core data_structures events graphics gui_basics gui_extra)
    add_module (juce_${name} "${JUCE_MODULES}")
endforeach()

foreach (name IN ITEMS realtime rcu graph engine plugins session)
    add_module (lopsided_${name} "${SOURCE}/Modules")
endforeach()

file (WRITE "${TO}/Consumer.jucer" "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<JUCERPROJECT id=\"l0pSd1\" name=\"Consumer\" projectType=\"consoleapp\" useAppConfig=\"0\"
              addUsingNamespaceToJuceHeader=\"0\" cppLanguageStandard=\"20\" jucerFormatVersion=\"1\" version=\"1.0.0\">
  <MAINGROUP id=\"m41nGr\" name=\"Consumer\">
    <FILE id=\"m41nCp\" name=\"Main.cpp\" compile=\"1\" resource=\"0\" file=\"Main.cpp\"/>
  </MAINGROUP>
  <MODULES>
${modules}  </MODULES>
  <JUCEOPTIONS JUCE_PLUGINHOST_LADSPA=\"1\" JUCE_PLUGINHOST_LV2=\"1\" JUCE_PLUGINHOST_VST3=\"1\" JUCE_USE_CURL=\"0\"
               JUCE_WEB_BROWSER=\"0\"/>
  <EXPORTFORMATS>
    <LINUX_MAKE targetFolder=\"Builds/LinuxMakefile\">
      <CONFIGURATIONS>
        <CONFIGURATION isDebug=\"1\" name=\"Debug\" targetName=\"Consumer\"/>
      </CONFIGURATIONS>
      <MODULEPATHS>
${paths}      </MODULEPATHS>
    </LINUX_MAKE>
  </EXPORTFORMATS>
</JUCERPROJECT>
")

function (run what)
    execute_process (COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)

    if (NOT result EQUAL 0)
        message (FATAL_ERROR "${what} failed (${result}):\n${output}\n${errors}")
    endif()

    string (STRIP "${output}" output)
    set (output "${output}" PARENT_SCOPE)
endfunction()

# Its settings go to a home of its own; a display it needs although it shows nothing.
run ("the Projucer" "${CMAKE_COMMAND}" -E env "HOME=${TO}/home" "${XVFB_RUN}" -a
    "${PROJUCER}" --resave "${TO}/Consumer.jucer")
message (STATUS "${output}")

# Its Makefiles build with debug symbols, which nobody looks at here.
run ("make" make -C "${TO}/Builds/LinuxMakefile" -j2 CONFIG=Debug "CXX=${LAUNCHER} ${CXX_COMPILER}" "CXXFLAGS=-g0"
    "CFLAGS=-g0" "TARGET_ARCH=")
run ("the program" "${TO}/Builds/LinuxMakefile/build/Consumer")
message (STATUS "${output}")
file (REMOVE_RECURSE "${TO}")
