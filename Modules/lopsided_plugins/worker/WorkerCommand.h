#pragma once

#include <juce_core/juce_core.h>

#include <map>

namespace lopsided
{

/** What to run as a worker. Thread: any, a value. Realtime: may block. */
struct WorkerCommand
{
    juce::File executable;
    juce::StringArray arguments;                      /**< further ones, after those that every worker gets */
    std::map<juce::String, juce::String> environment; /**< beside the host's own; these win */

    /** Starts it and talks to it by what JUCE has on every system, also where there is a better way. */
    bool isPortable = false;

    /** The worker program that belongs to this host: what the environment variable LOPSIDED_WORKER names, or
        `lopsided-worker` beside the program that runs, beside the library that this code is part of, or in the `bin`
        of a folder above that library.

        Thread: any. Cost: a few looks at the file system. Errors: a file that does not exist where there is none.
    */
    [[nodiscard]] static WorkerCommand standard();
};

} // namespace lopsided
