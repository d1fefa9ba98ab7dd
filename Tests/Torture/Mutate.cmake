# cmake -D MODULES=<dir> -D MUTANT=<file.mutant> -D TO=<dir> -P Mutate.cmake
# Copies what is free of JUCE (two modules of headers, the scheduler, and the MIDI of a graph) and replaces one passage in one file of it. A passage that is not there
# exactly once stops the build: the mutant has to be brought up to date with the product.
file (READ "${MUTANT}" text)
set (failed "${MUTANT}: cannot be read: it needs 'file:', '--- before', '--- after' and '--- end' lines")

if (NOT text MATCHES "\nfile: ([^\n]+)\n")
    message (FATAL_ERROR "${failed}")
endif()

set (file "${CMAKE_MATCH_1}")

foreach (mark IN ITEMS before after end)
    string (FIND "${text}" "--- ${mark}\n" ${mark})
    if (${mark} EQUAL -1)
        message (FATAL_ERROR "${failed}")
    endif()
endforeach()

math (EXPR start "${before} + 11")
math (EXPR length "${after} - ${start} - 1") # without the last line's end
string (SUBSTRING "${text}" ${start} ${length} old)
math (EXPR start "${after} + 10")
math (EXPR length "${end} - ${start} - 1")
string (SUBSTRING "${text}" ${start} ${length} new)

foreach (module IN ITEMS lopsided_realtime lopsided_rcu)
    file (COPY "${MODULES}/${module}" DESTINATION "${TO}" FILES_MATCHING PATTERN "*.h")
endforeach()

foreach (folder IN ITEMS parallel midi)
    file (COPY "${MODULES}/lopsided_graph/${folder}" DESTINATION "${TO}/lopsided_graph"
        FILES_MATCHING PATTERN "*.h" PATTERN "*.cpp")
endforeach()

file (READ "${MODULES}/${file}" source)
string (FIND "${source}" "${old}" first)
string (FIND "${source}" "${old}" last REVERSE)

if (first EQUAL -1 OR NOT first EQUAL last)
    message (FATAL_ERROR "${MUTANT}: its passage is not found exactly once in ${file}:\n${old}")
endif()

string (REPLACE "${old}" "${new}" source "${source}")
file (WRITE "${TO}/${file}" "${source}")
file (TOUCH "${TO}/mutated")
