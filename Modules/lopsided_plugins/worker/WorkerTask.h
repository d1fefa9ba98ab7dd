#pragma once

#include "../library/PluginError.h"

#include <juce_core/juce_core.h>

namespace lopsided
{

/** One kind of thing that the worker program does. It runs in the worker, and may do what would be dangerous in a host.

    Thread: the worker's message thread. Realtime: may block.
*/
class WorkerTask
{
public:
    virtual ~WorkerTask() = default;

    /** What a request's "task" calls it. Cost: a string; asked for each request. */
    [[nodiscard]] virtual juce::String name() const = 0;

    /** Does it. The value goes to the host as JSON. Cost: the task's own; the host waits for it, to a limit of its own.

        Thread: the worker's message thread. Realtime: may block. Errors: the message tells the host why it was refused; exceptions do too.
    */
    [[nodiscard]] virtual PluginResult<juce::var> run (const juce::var& request) = 0;
};

} // namespace lopsided
